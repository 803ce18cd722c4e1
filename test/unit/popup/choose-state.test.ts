import { describe, expect, it } from 'vitest';
import { chooseState } from '../../../components/popup/choose-state.ts';
import type { PopupStatus } from '../../../components/popup/model.ts';
import { readPage } from '../../../components/popup/read-page.ts';

const site = { origin: 'https://chat.example', maskLevel: 'inputs', interactions: true, frames: true, queryKeys: [] } as const;
const upload = { pending: 0, uploaded: 0, quarantined: 0, lastOkAt: null, nextAttemptAt: null, lastError: null, logAlarm: null };
const interactions = { click: 0, scroll: 0, input: 0, form: 0, selection: 0, 'page-change': 0, custom: 0 };
const session = { id: '0199a000-0000-7000-8000-000000000000', openedAt: 1, lastAt: 2, interactions, actions: 0 };
const device = { fullSince: null, lastFull: null, evicted: null, persons: [], paired: false, cobrowses: [], writtenCode: null };
const recording: PopupStatus = { state: 'recording', pauseWhy: null, session, upload, ...device };

const settings = (change: object = {}) => ({
  endpoint: null,
  sites: [{ ...site, queryKeys: [] }],
  retentionDays: 30,
  consentedAt: 1,
  personName: null,
  personVia: 'typed' as const,
  ...change,
});
const on = (origin: string | null) => ({ origin, pairingLink: null });
const here = { settings: settings(), withdrawn: [] as string[], page: on('https://chat.example') };

describe('chooseState', () => {
  it('says recording only on a listed page with a session', () => {
    expect(chooseState(recording, here)).toBe('recording');
    expect(chooseState({ ...recording, session: null }, here)).toBe('ready');
    expect(chooseState(recording, { ...here, page: on('https://news.example') })).toBe('not-here');
    expect(chooseState(recording, { ...here, page: on('https://chat.example:8443') })).toBe('not-here');
    expect(chooseState(recording, { ...here, page: on(null) })).toBe('not-a-page');
  });

  it('never says recording where nothing may be', () => {
    expect(chooseState(recording, { ...here, settings: settings({ consentedAt: null }) })).toBe('no-consent');
    expect(chooseState(recording, { ...here, settings: settings({ sites: [] }) })).toBe('no-sites');
    expect(chooseState({ ...recording, state: 'paused' }, here)).toBe('paused');
    expect(chooseState({ ...recording, state: 'stopped' }, here)).toBe('stopped');
    expect(chooseState({ ...recording, fullSince: 5 }, here)).toBe('stuck');
    const off = settings({ sites: [{ ...site, interactions: false, frames: false, queryKeys: [] }] });
    expect(chooseState(recording, { ...here, settings: off })).toBe('switched-off');
  });

  it('tells of withdrawn access there and where no other listed site is in front', () => {
    const withdrawn = ['https://chat.example'];
    expect(chooseState(recording, { ...here, withdrawn })).toBe('withdrawn');
    expect(chooseState(recording, { ...here, withdrawn, page: on('https://news.example') })).toBe('withdrawn');
    expect(chooseState(recording, { ...here, withdrawn: ['https://desk.example'] })).toBe('recording');
  });
});

describe('readPage', () => {
  it('knows a pairing page by its path and both its marks', () => {
    const link = 'http://127.0.0.1:8787/pair#code=abcdefabcdefabcd&cotrail=1';
    expect(readPage(link)).toEqual({ origin: 'http://127.0.0.1:8787', pairingLink: link });
    expect(readPage('https://collector.example/below/pair#cotrail=1&code=x').pairingLink).not.toBeNull();
    for (const other of [
      'https://a.example/pair#code=x',
      'https://a.example/pair?code=x&cotrail=1',
      'https://a.example/repair#code=x&cotrail=1',
    ])
      expect(readPage(other)).toEqual({ origin: 'https://a.example', pairingLink: null });
  });

  it.each([undefined, '', 'chrome://settings', 'about:blank', 'file:///etc/hosts', 'view-source:https://a.example'])(
    'sees no site in %j',
    (url) => {
      expect(readPage(url)).toEqual({ origin: null, pairingLink: null });
    },
  );
});
