/** Every bundled profile with a fixture, in a real browser: a page sends what the console sends, and exactly its actions are at the collector. */
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Action } from '../../lib/events/action.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { Fixture, Step } from '../consoles/fixture.ts';
import { fixtures } from '../consoles/index.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { type ConsoleSite, startConsoleSite } from '../support/console-site.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';
import { describeAction } from '../support/run-fixture.ts';

describe.each(browsersHere)('in %s', (browser) => {
  let rig: Rig;
  let sites: { fixture: Fixture; site: ConsoleSite; page: Page; marks: number[] }[];

  beforeAll(async () => {
    const served = await Promise.all(fixtures.map(async (fixture) => ({ fixture, site: await startConsoleSite() })));
    const alsoRecorded = served.map(({ fixture, site }) => ({ origin: site.url, maskLevel: 'inputs' as const, console: fixture.profile }));
    rig = await startRig(browser, { pages: { '/': '<!doctype html><title>None</title>' }, frames: false, alsoRecorded });
    sites = [];
    for (const each of served) {
      const page = await rig.browser.open(`${each.site.url}/`);
      await page.bringToFront();
      sites.push({ ...each, page, marks: await playAll(each.site, page, each.fixture.steps) });
      await page.close();
    }
  });
  afterAll(async () => {
    await rig.close();
    for (const { site } of sites) await site.close();
  });

  test.each(fixtures.map(({ profile }, index) => [profile, index] as const))('%s gives its actions and no others', async (_, index) => {
    const { fixture, marks } = sites[index]!;
    await eventually(async () => {
      const actions = readActions(await rig.records()).filter(({ rule }) => rule?.profile === fixture.profile);
      fixture.steps.forEach((step, number) => {
        const own = actions.filter(({ at }) => at >= marks[number]! && at < marks[number + 1]!);
        const wanted = step.expect ?? [];
        const found = own.map((action) => ({
          ...describeAction(action, wanted.find(({ event }) => event === action.event) ?? { event: action.event }),
        }));
        expect(sort(found), `${fixture.profile}: ${step.says}`).toEqual(sort(wanted));
      });
      // The page that closes at the end leaves its conversation.
      const after = actions.filter(({ at }) => at >= marks.at(-1)!);
      expect(after.filter(({ event }) => event !== 'conversation.left')).toEqual([]);
    });
  });
});

/** When each step began, and when the last one had ended. */
async function playAll(site: ConsoleSite, page: Page, steps: readonly Step[]): Promise<number[]> {
  const marks: number[] = [];
  for (const step of steps) {
    marks.push(Date.now());
    await site.play(page, step);
    await new Promise((resolve) => setTimeout(resolve, 150)); // Steps are told apart by their times.
  }
  return [...marks, Date.now()];
}

function readActions(records: readonly Envelope[]): Action[] {
  return records.flatMap((record) => {
    const action = Action.safeParse(record);
    return action.success ? [action.data] : [];
  });
}

function sort<T extends object>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
