/** The scripted shift: about half a minute of real input on the practice pages, and what it must have left in the log. */
import type { Page } from 'puppeteer';
import { interactionTypes, type InteractionType } from '../lib/events/interaction.ts';
import { deskSteps } from './shift/desk-steps.ts';
import { createHand } from './shift/hand.ts';
import { shopSteps } from './shift/shop-steps.ts';
import type { Step } from './shift/step.ts';

export interface ShiftDeps {
  open(url: string): Promise<Page>;
  deskUrl: string;
  shopUrl: string;
  /** Told before each step, with how many there are. */
  report(step: { number: number; of: number; says: string }): void;
}

/** What was done: exact counts, by the definitions of each interaction type. All of it is one session. */
export interface ShiftResult {
  sessions: 1;
  interactions: Record<InteractionType, number>;
}

/** Does all steps and closes its pages, so that every recording on them ends. Throws, naming the step, where a page does not do its part. */
export async function runShift({ open, deskUrl, shopUrl, report }: ShiftDeps): Promise<ShiftResult> {
  const interactions = Object.fromEntries(interactionTypes.map((type) => [type, 0])) as ShiftResult['interactions'];
  let number = 0;
  for (const { url, steps } of [
    { url: deskUrl, steps: deskSteps },
    { url: shopUrl, steps: shopSteps },
  ]) {
    const page = await open(url);
    const hand = createHand(page);
    for (const step of steps) {
      report({ number: ++number, of: deskSteps.length + shopSteps.length, says: step.says });
      await doStep(step, () => step.act(hand));
      for (const type of interactionTypes) interactions[type] += step.makes[type] ?? 0;
    }
    await page.close({ runBeforeUnload: false });
  }
  return { sessions: 1, interactions };
}

async function doStep({ says }: Step, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (cause) {
    throw new Error(`The shift stopped at “${says}”: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
