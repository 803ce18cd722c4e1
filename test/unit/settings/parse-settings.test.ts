import { describe, expect, it } from 'vitest';
import { migrateSettings, parseSettings } from '../../../lib/settings/parse-settings.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';

describe('parseSettings', () => {
  it('gives defaults where nothing is stored, and no consent with them', () => {
    expect(parseSettings(undefined)).toEqual({ settings: defaultSettings, problem: null });
    expect(parseSettings(undefined).settings.consentedAt).toBeNull();
  });

  it('keeps fields that only a newer version knows', () => {
    const stored = { ...defaultSettings, personName: 'Ana Ruiz', later: true };
    expect(parseSettings(stored)).toEqual({ settings: stored, problem: null });
  });

  it('names the broken field, gives defaults, and does not repeat what was stored', () => {
    const reading = parseSettings({ ...defaultSettings, endpoint: 'http://secret.example/' });
    expect(reading.settings).toEqual(defaultSettings);
    expect(reading.problem).toBe('endpoint: http-beyond-loopback');
  });

  it.each([null, 'settings', 7, [], {}, { version: '1' }, { version: 2 }])('reads %j as broken', (stored) => {
    expect(parseSettings(stored).settings).toEqual(defaultSettings);
    expect(parseSettings(stored).problem).not.toBeNull();
  });
});

describe('migrateSettings', () => {
  const steps = [
    (old: Record<string, unknown>) => ({ ...old, version: 2, name: 'from one' }),
    (old: Record<string, unknown>) => ({ ...old, version: 3, deep: true }),
  ];

  it('takes every step from the stored version on', () => {
    expect(migrateSettings({ version: 1 }, steps)).toEqual({ version: 3, name: 'from one', deep: true });
    expect(migrateSettings({ version: 2, name: 'kept' }, steps)).toEqual({ version: 3, name: 'kept', deep: true });
  });

  it('leaves the newest and the unreadable as they are', () => {
    expect(migrateSettings({ version: 3 }, steps)).toEqual({ version: 3 });
    expect(migrateSettings('x', steps)).toBe('x');
  });
});
