/** What a browser fills in by itself, a saved card or a login, is one edit of each field; cards and passwords are kept nowhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserNames } from '../../scripts/browser/launch.ts';
import { type Rig, eventually, interactionsOf, startRig } from '../support/rig.ts';
import { findInExtension, findInFiles } from '../support/stored-words.ts';

const card = { number: '4111111111111111', name: 'Canary Holder', expiryMonth: '12', expiryYear: '2031', cvc: '123' };
const password = 'canary-password';
const secrets = { number: card.number, holder: card.name.toLowerCase(), password };
const pages = {
  '/': `<!doctype html><title>Card</title><form><input id="holder" autocomplete="cc-name"><input id="number" autocomplete="cc-number">
    <input id="month" autocomplete="cc-exp-month"><input id="year" autocomplete="cc-exp-year"></form>`,
  '/login': `<!doctype html><title>Login</title><form action="/login" method="post"><input id="name" autocomplete="username">
    <input id="password" type="password" autocomplete="current-password"><button>Log in</button></form>`,
};

/** Each browser fills in what automation can make it fill in. */
const fills = {
  async chrome(rig: Rig): Promise<string[]> {
    const page = await rig.open();
    await (await page.waitForSelector('#number'))!.autofill({ creditCard: card });
    return ['holder picked, masked', 'month picked, masked', 'number picked, masked', 'year picked, masked'];
  },
  async firefox(rig: Rig): Promise<string[]> {
    await rig.browser.saveLogin!(rig.site.url, 'ana', password);
    await rig.open('/login');
    return ['name picked', 'password picked, masked'];
  },
};

describe.each(browserNames)('in %s', (name) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig(name, { pages, maskLevel: 'none' });
  });
  afterAll(() => rig.close());

  test('each field that it fills is one edit', async () => {
    const expected = await fills[name](rig);
    await eventually(async () => {
      const edits = interactionsOf(await rig.records(), 'input').map(({ data }) => data);
      const lines = edits.map(({ element, how, masked }) => `${element.id} ${how}${masked ? ', masked' : ''}`);
      expect(lines.sort()).toEqual(expected);
    });
  });

  test('what is never kept is not kept, though the site’s level keeps what is typed', async () => {
    expect(await findInExtension(rig.browser, secrets)).toEqual([]);
    expect(findInFiles(rig.dataDir, secrets)).toEqual([]);
  });
});
