import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { MaskLevel } from '../../../lib/events/base.ts';
import { parsePolicy, type ManagedPolicy } from '../../../lib/settings/managed-policy.ts';
import { findForbidden, overlayPolicy, takeChange } from '../../../lib/settings/overlay-policy.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';
import { tighten } from '../../../lib/settings/tighten.ts';

const chat = { origin: 'https://chat.example', maskLevel: 'inputs' as MaskLevel, interactions: true, frames: true, queryKeys: ['view'] };
const desk = { ...chat, origin: 'https://desk.example', queryKeys: [] };
const own = (change: Partial<Settings> = {}): Settings => ({ ...defaultSettings, consentedAt: 5, ...change });
const policyOf = (stored: Record<string, unknown>): ManagedPolicy => parsePolicy(stored).policy!;

describe('tighten', () => {
  const strictness = { all: 2, inputs: 1, none: 0 };
  const levels = fc.constantFrom<MaskLevel>('all', 'inputs', 'none');
  const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'));

  it('is never looser than either side, whatever both say', () => {
    fc.assert(
      fc.property(levels, levels, keys, keys, (mine, theirs, myKeys, theirKeys) => {
        const held = tighten({ ...chat, maskLevel: mine, queryKeys: myKeys }, { ...chat, maskLevel: theirs, queryKeys: theirKeys });
        expect(strictness[held.maskLevel]).toBe(Math.max(strictness[mine], strictness[theirs]));
        expect(held.queryKeys.every((key) => myKeys.includes(key) && theirKeys.includes(key))).toBe(true);
      }),
    );
  });

  it('leaves to the person what the company does not say', () => {
    expect(tighten({ ...chat, console: 'mine' }, { origin: chat.origin })).toEqual({ ...chat, console: 'mine' });
    expect(tighten(chat, { origin: chat.origin, frames: false, console: 'infobip' })).toEqual({
      ...chat,
      frames: false,
      console: 'infobip',
    });
  });
});

describe('overlayPolicy', () => {
  it('changes nothing without a policy', () => {
    const { settings, managed } = overlayPolicy(own({ sites: [chat] }), null, null);
    expect(settings).toEqual({ ...own({ sites: [chat] }), personVia: 'typed' });
    expect(managed).toEqual({ present: false, locks: [], sites: [], mayPause: true, consent: 'person' });
  });

  it('lets the policy win in what it sets, and the person’s own sites stay', () => {
    const policy = policyOf({
      endpoint: 'https://c.example',
      retentionDays: 3,
      personName: 'Ana',
      sites: [{ origin: chat.origin, maskLevel: 'none' }],
    });
    const { settings, managed } = overlayPolicy(own({ endpoint: 'https://mine.example', sites: [desk] }), policy, null);
    expect(settings).toMatchObject({ endpoint: 'https://c.example', retentionDays: 3, personName: 'Ana', personVia: 'policy' });
    expect(settings.sites).toEqual([{ ...chat, maskLevel: 'none', queryKeys: [] }, desk]);
    expect(managed).toMatchObject({ sites: [chat.origin], locks: ['endpoint', 'retentionDays', 'personName'] });
  });

  it('keeps the person’s stricter mask on a site that the company lists, and the company’s where that is stricter', () => {
    const strict = overlayPolicy(own({ sites: [{ ...chat, maskLevel: 'all' }] }), policyOf({ sites: [chat] }), null);
    expect(strict.settings.sites[0]?.maskLevel).toBe('all');
    const company = overlayPolicy(own({ sites: [{ ...chat, maskLevel: 'none' }] }), policyOf({ sites: [chat] }), null);
    expect(company.settings.sites[0]?.maskLevel).toBe('inputs');
  });

  it('a locked list is the company’s list and no other', () => {
    const { settings } = overlayPolicy(own({ sites: [desk] }), policyOf({ sites: [chat], locked: ['sites'] }), null);
    expect(settings.sites).toEqual([chat]);
  });

  it('waits for the person’s click unless the company consents, and then records what the company lists alone', () => {
    const mine = own({ consentedAt: null, sites: [desk] });
    expect(overlayPolicy(mine, policyOf({ sites: [chat] }), null)).toMatchObject({
      settings: { consentedAt: null },
      managed: { consent: null },
    });
    const byCompany = overlayPolicy(mine, policyOf({ sites: [chat], consent: 'by-company' }), 9);
    expect(byCompany).toMatchObject({ settings: { consentedAt: 9, sites: [chat] }, managed: { consent: 'company' } });
    const confirmed = overlayPolicy({ ...mine, consentedAt: 11 }, policyOf({ sites: [chat], consent: 'by-company' }), 9);
    expect(confirmed).toMatchObject({ settings: { consentedAt: 11, sites: [chat, desk] }, managed: { consent: 'person' } });
  });
});

describe('a person’s change under a policy', () => {
  const policy = policyOf({ endpoint: 'https://c.example', sites: [{ origin: chat.origin, maskLevel: 'inputs' }] });
  const mine = own({ sites: [desk], endpoint: 'https://mine.example' });
  const held = overlayPolicy(mine, policy, null).settings;
  const tryChange = (change: Partial<Settings>) => {
    const wished = { ...held, ...change };
    const next = takeChange(mine, held, wished);
    return { next, forbidden: findForbidden(policy, held, wished, overlayPolicy(next, policy, null).settings) };
  };

  it('keeps the company’s values out of the person’s own', () => {
    expect(tryChange({ retentionDays: 9 })).toEqual({ next: { ...mine, retentionDays: 9 }, forbidden: [] });
  });

  it('may add, change and remove sites of their own', () => {
    const added = { ...desk, origin: 'https://more.example' };
    expect(tryChange({ sites: [...held.sites, added] })).toMatchObject({ next: { sites: [desk, added] }, forbidden: [] });
    expect(tryChange({ sites: held.sites.filter(({ origin }) => origin !== desk.origin) })).toMatchObject({
      next: { sites: [] },
      forbidden: [],
    });
  });

  it('may mask a site of the company more, and not less, nor remove it', () => {
    const change = (maskLevel: MaskLevel) => held.sites.map((site) => (site.origin === chat.origin ? { ...site, maskLevel } : site));
    expect(tryChange({ sites: change('all') }).forbidden).toEqual([]);
    expect(tryChange({ sites: change('none') }).forbidden).toEqual(['sites']);
    expect(tryChange({ sites: [desk] }).forbidden).toEqual(['sites']);
  });

  it('may not change what is set, nor what is locked', () => {
    expect(tryChange({ endpoint: 'https://other.example' }).forbidden).toEqual(['endpoint']);
    const locked = policyOf({ locked: ['retentionDays'] });
    const now = overlayPolicy(mine, locked, null).settings;
    const wished = { ...now, retentionDays: 1 };
    expect(findForbidden(locked, now, wished, wished)).toEqual(['retentionDays']);
  });

  it('a confirmation brings back the person’s own sites', () => {
    const byCompany = policyOf({ sites: [chat], consent: 'by-company' });
    const before = own({ consentedAt: null, sites: [desk] });
    const now = overlayPolicy(before, byCompany, 9).settings;
    const wished = { ...now, consentedAt: 20 };
    const next = takeChange(before, now, wished);
    expect(next).toMatchObject({ consentedAt: 20, sites: [desk] });
    expect(findForbidden(byCompany, now, wished, overlayPolicy(next, byCompany, null).settings)).toEqual([]);
  });
});
