/** Makes settings of whatever storage holds: defaults if nothing, migrated if old, defaults with a problem if broken. */
import { defaultSettings, Settings } from './settings.ts';

/** `problem` says in English what was wrong with the stored value, by field, never its content; null where nothing was. */
export interface SettingsReading {
  settings: Settings;
  problem: string | null;
}

type Stored = Record<string, unknown>;

/** `steps[n]` turns settings of version n + 1 into those of version n + 2. */
export type MigrationSteps = readonly ((old: Stored) => Stored)[];

const steps: MigrationSteps = [];

/** Takes the raw stored value, `undefined` where there is none. Never throws: a broken value must not stop the extension. */
export function parseSettings(stored: unknown): SettingsReading {
  if (stored === undefined) return { settings: defaultSettings, problem: null };
  const result = Settings.safeParse(migrateSettings(stored, steps));
  if (result.success) return { settings: result.data, problem: null };
  const fields = result.error.issues.map(
    (issue) => `${issue.path.join('.') || 'settings'}: ${issue.code === 'custom' ? issue.message : issue.code}`,
  );
  return { settings: defaultSettings, problem: fields.join(', ') };
}

/** Applies the steps that a value's version asks for; a value with no usable version comes back as it is, for the schema to refuse. */
export function migrateSettings(stored: unknown, steps: MigrationSteps): unknown {
  if (!isStored(stored) || !Number.isInteger(stored['version'])) return stored;
  return steps.slice(Math.max(0, Number(stored['version']) - 1)).reduce((old, step) => step(old), stored);
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
