/** Set up by a company's policy, with real policy files: enrolled and recording without a click, closed where it is closed, open again when the policy is. */
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import type { Page } from 'puppeteer';
import { browsersHere } from '../support/browsers-here.ts';
import { type CompanyPolicy, findObstacle, preparePolicy } from '../support/company-policy.ts';
import { isSoon, openPopupOver, see } from '../support/on-screen.ts';
import { type Proxy, startProxy } from '../support/proxy.ts';
import { type Rig, eventually, interactionsOf, startRig } from '../support/rig.ts';

const pages = { '/': '<title>Desk</title><h1>Plain words</h1><button>Resolve</button>' };

describe.each(browsersHere)('in %s', (name) => {
  const obstacle = findObstacle(name);
  let company: CompanyPolicy;
  let rig: Rig;
  let page: Page;
  let proxy: Proxy;
  let written: Record<string, unknown> = {};
  const write = (change: Record<string, unknown>) => company.write((written = { ...written, ...change }));

  beforeAll(async () => {
    if (obstacle !== null) return;
    company = await preparePolicy(name);
    rig = await startRig(name, {
      pages,
      setUp: false,
      extensionDir: company.extensionDir,
      standBefore: async (url) => {
        proxy = await startProxy(url);
        proxy.losses.push('/api/v1/devices');
        return proxy.url;
      },
      beforeLaunch: async (collector, site) =>
        write({
          enrolment: (await collector.createPairingLink()).replace(collector.url, proxy.url),
          sites: [{ origin: site.url, maskLevel: 'inputs', interactions: true, frames: false }, { origin: 'not a site' }],
          retentionDays: 5,
          personName: 'Ana Ruiz',
          mayPause: false,
          consent: 'by-company',
        }),
    });
    // Chromium hands a policy to a new extension when it has nothing more urgent to do: busy pages would hold it up.
    const options = await rig.browser.openExtensionPage('options.html#/copies');
    await eventually(() => isSoon(options, `document.querySelector('#retention-days')?.value === '5'`), 30_000);
    await options.close();
  });
  afterAll(async () => {
    await rig?.close();
    await proxy?.close();
    company?.remove();
  });

  const check = (says: string, act: () => Promise<void>): void =>
    test(says, async (context: TestContext) => {
      if (obstacle !== null) context.skip(obstacle);
      await act();
    });
  const click = async () => {
    await page.bringToFront();
    await page.click('button');
  };
  const countClicks = async () => interactionsOf(await rig.records(), 'click').length;
  /** Sends a message as the extension's own pages do, and gives what is answered. */
  const ask = async (message: string, body: string): Promise<unknown> => {
    const options = await rig.browser.openExtensionPage('options.html#/recorded');
    const api = 'globalThis.browser ?? chrome';
    const answer = await options.evaluate<{ value: unknown }>(
      `(async () => { const { runtime, storage } = ${api}; const stored = (await storage.local.get('settings')).settings;
        return runtime.sendMessage({ name: ${JSON.stringify(message)}, body: ${body} }); })()`,
    );
    await options.close();
    return answer.value;
  };

  check('enrols and records what the company lists, under the name that it gives, without anybody’s click', async () => {
    // The answer to the link's only use is lost. Whoever asks again, with the same key and after a restart, gets it again.
    await eventually(async () => expect(proxy.losses).toEqual([]), 20_000);
    await rig.browser.killWorker();
    page = await rig.open();
    await eventually(async () => {
      await click();
      expect(await countClicks()).toBeGreaterThan(0);
    }, 20_000);
    const sessions = await rig.reader.readSessions(0);
    expect(sessions.map(({ session }) => session.person)).toEqual([{ id: null, name: 'Ana Ruiz', console: null, via: 'policy' }]);
  });

  check('says in the popup why it records, and has no button that the company closed', async () => {
    const popup = await openPopupOver(rig.browser, page);
    await see(popup, 'Recorded because it is in your company’s list of sites.');
    await see(popup, 'Your company does not allow pausing or stopping.');
    expect(await popup.evaluate(`document.querySelector('#do-pause, #do-stop')`)).toBeNull();
    await popup.close();
    expect(await ask('recording.pause', 'null')).toMatchObject({ outcome: 'refused', reason: 'set-by-company' });
  });

  check('informs the person, names the policy’s mistakes, and closes what is set with its reason', async () => {
    const options = await rig.browser.openExtensionPage('options.html#/welcome');
    await see(options, 'Your company has switched this on');
    await see(options, /sites\.1\.origin\s+This is not a site\./, '#policy-problems');
    const goTo = (section: string) => options.evaluate(`void (location.hash = '#/${section}')`);
    await goTo('copies');
    await isSoon(options, `document.querySelector('#retention-days')?.value === '5'`);
    const field = await options.evaluate(`(({ readOnly, ariaDisabled, ariaDescribedByElements: about }) => ({ readOnly, ariaDisabled,
      about: document.querySelector('#retention-days-locked').textContent }))(document.querySelector('#retention-days'))`);
    expect(field).toEqual({ readOnly: true, ariaDisabled: 'true', about: 'Set by your company' });
    expect(await options.evaluate(`document.querySelector('#retention-days').getAttribute('aria-describedby')`)).toContain(
      'retention-days-locked',
    );
    await goTo('sites');
    await see(options, 'Set by your company', `[data-origin="${rig.site.url}"][data-locked="true"]`);
    await options.close();
    const weaker = `{ version: 1, endpoint: stored.endpoint, retentionDays: 400, personName: null, consentedAt: null, sites: [] }`;
    expect(await ask('settings.save', weaker)).toMatchObject({ outcome: 'refused', reason: 'set-by-company' });
  });

  check('follows another policy: it waits for the person’s click, and allows pausing with a reason', async () => {
    write({ mayPause: true, consent: 'by-person' });
    if (name === 'firefox') {
      await rig.browser.close();
      await rig.relaunch();
      page = await rig.open();
    }
    const popup = await openPopupOver(rig.browser, page);
    await eventually(() => see(popup, 'First: confirm what is recorded'), 20_000);
    const recorded = await countClicks();
    await click();
    expect(await countClicks()).toBe(recorded);
    const options = await rig.browser.openExtensionPage('options.html#/welcome');
    await options.click('#consent-confirm');
    await see(options, 'You confirmed this on');
    await options.close();
    await eventually(async () => {
      await click();
      expect(await countClicks()).toBeGreaterThan(recorded);
    });
    await popup.click('#do-pause');
    await popup.click('#why-break');
    await see(popup, 'Paused because: Break');
    await popup.click('#do-resume');
    await see(popup, /paused: Break/);
    const gaps = (await rig.records()).filter(({ kind }) => kind === 'gap').map(({ gap }) => gap);
    expect(gaps).toContainEqual(expect.objectContaining({ reason: 'paused', why: 'break', stream: null }));
  });
});
