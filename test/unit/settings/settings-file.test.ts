import { describe, expect, it } from 'vitest';
import type { MaskLevel } from '../../../lib/events/base.ts';
import { parsePolicy } from '../../../lib/settings/managed-policy.ts';
import { overlayPolicy } from '../../../lib/settings/overlay-policy.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';
import { applyDifferences, findDifferences, readSettingsFile, writeSettingsFile } from '../../../lib/settings/settings-file.ts';

const chat = { origin: 'https://chat.example', maskLevel: 'inputs' as MaskLevel, interactions: true, frames: true, queryKeys: [] };
const desk = { ...chat, origin: 'https://desk.example' };
const settings: Settings = {
  ...defaultSettings,
  endpoint: 'https://c.example',
  sites: [chat, desk],
  retentionDays: 9,
  personName: 'Ana Ruiz',
  consentedAt: 77,
};
const file = (content: object) => JSON.stringify({ product: 'cotrail-settings', format: 1, settings: content });

describe('a settings file', () => {
  it('comes back as it was written, without a name or a confirmation in it', () => {
    const text = writeSettingsFile({ ...settings, token: 'secret' });
    expect(readSettingsFile(text)).toEqual({ content: { endpoint: 'https://c.example', sites: [chat, desk], retentionDays: 9 } });
    for (const kept of ['secret', 'Ana', '77']) expect(text).not.toContain(kept);
  });

  it.each([
    ['hello', [{ path: '', word: 'not-a-settings-file' }]],
    ['[]', [{ path: '', word: 'not-a-settings-file' }]],
    ['x'.repeat(1_000_001), [{ path: '', word: 'file-too-big' }]],
    [file({ retentionDays: 0 }), [{ path: 'settings.retentionDays', word: 'too_small' }]],
    [file({ endpoint: 'http://c.example' }), [{ path: 'settings.endpoint', word: 'http-beyond-loopback' }]],
    [file({ token: 'x', consentedAt: 5 }), ['token', 'consentedAt'].map((key) => ({ path: `settings.${key}`, word: 'unknown-field' }))],
    [file({ sites: [chat, { ...desk, maskLevel: 'some' }] }), [{ path: 'settings.sites.1.maskLevel', word: 'invalid_value' }]],
    [file({ sites: [chat, chat] }), [{ path: 'settings.sites.1.origin', word: 'already-listed' }]],
    ['{"product":"cotrail-settings","format":2,"settings":{}}', [{ path: 'format', word: 'invalid_value' }]],
  ])('that is wrong is refused by field: %.60s', (text, problems) => {
    expect(readSettingsFile(text)).toEqual({ problems });
  });
});

describe('what a file would change', () => {
  const open = overlayPolicy(settings, null, null);

  it('is nothing where it says the same, or says nothing', () => {
    expect(findDifferences({ sites: [desk, chat], retentionDays: 9 }, open.settings, open.managed)).toEqual([]);
    expect(findDifferences({}, open.settings, open.managed)).toEqual([]);
  });

  it('is shown one by one, and is all that happens', () => {
    const masked = { ...chat, maskLevel: 'all' as MaskLevel };
    const more = { ...chat, origin: 'https://more.example' };
    const differences = findDifferences({ endpoint: null, retentionDays: 3, sites: [masked, more] }, open.settings, open.managed);
    expect(differences).toEqual([
      { field: 'endpoint', from: 'https://c.example', to: null, closed: false },
      { field: 'retentionDays', from: '9', to: '3', closed: false },
      { field: 'site', origin: chat.origin, from: chat, to: masked, closed: false },
      { field: 'site', origin: desk.origin, from: desk, to: null, closed: false },
      { field: 'site', origin: more.origin, from: null, to: more, closed: false },
    ]);
    expect(applyDifferences(open.settings, differences)).toEqual({
      ...open.settings,
      endpoint: null,
      retentionDays: 3,
      sites: [masked, more],
    });
  });

  it('leaves all that the company has set as it is, and says so', () => {
    const { policy } = parsePolicy({ endpoint: 'https://c.example', retentionDays: 9, sites: [{ ...chat }] });
    const held = overlayPolicy(settings, policy, null);
    const loose = { ...chat, maskLevel: 'none' as MaskLevel };
    const differences = findDifferences({ endpoint: null, retentionDays: 1, sites: [loose] }, held.settings, held.managed);
    expect(differences.filter(({ closed }) => closed).map(({ field }) => field)).toEqual(['endpoint', 'retentionDays', 'site']);
    expect(applyDifferences(held.settings, differences)).toEqual({ ...held.settings, sites: [chat] });
  });
});
