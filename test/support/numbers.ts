/** A page that counts aloud: numbered events, so that a test can say which of them are missing and which came twice. */
import type { Page } from 'puppeteer';
import type { Envelope } from '../../lib/events/envelope.ts';
import { interactionsOf } from './rig.ts';

const eventName = 'number';

/** Has the page say `count` numbers from `first` on. No more than 20 a second are recorded. */
export async function sayNumbers(page: Page, first: number, count: number): Promise<number[]> {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  await page.evaluate(
    (event, values) => {
      for (const value of values) dispatchEvent(new CustomEvent('cotrail:event', { detail: { event, value } }));
    },
    eventName,
    numbers,
  );
  return numbers;
}

/** The numbers among records, smallest first. */
export function numbersOf(records: readonly Envelope[]): number[] {
  const said = interactionsOf(records, 'custom').filter(({ data }) => data.event === eventName);
  return said.map(({ data }) => data.value as number).sort((a, b) => a - b);
}
