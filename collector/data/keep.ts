/** Reads how long and how much of each class of data is kept: `recordings=30d,10GB`. Throws with what to write instead. */
import { DataClass, type KeepRule, type KeepRules } from '../../lib/events/data-api.ts';

const units: Record<string, number> = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };
const example = 'recordings=30d,10GB';

export function readKeep(rules: readonly string[]): KeepRules {
  const keep: KeepRules = {};
  for (const rule of rules) {
    const [, name, limits = ''] = /^([a-z]+)=(.+)$/.exec(rule) ?? [];
    const known = DataClass.safeParse(name);
    if (!known.success) throw new Error(`The rule to keep is "${rule}": it must be like ${example}, for one of ${DataClass.options.join(', ')}.`);
    if (keep[known.data] !== undefined) throw new Error(`There are two rules to keep ${known.data}: write one, such as ${example}.`);
    keep[known.data] = readLimits(limits, rule);
  }
  return keep;
}

function readLimits(limits: string, rule: string): KeepRule {
  const read: KeepRule = { days: null, bytes: null };
  for (const limit of limits.split(',')) {
    const days = /^(\d{1,5})d$/.exec(limit)?.[1];
    if (days !== undefined && Number(days) > 0) read.days = Number(days);
    else read.bytes = readBytes(limit, `The rule to keep "${rule}"`);
  }
  return read;
}

/** `10GB` in bytes; a GB has 10⁹, as disks are sold. */
export function readBytes(text: string, what: string): number {
  const [, number, unit = 'B'] = /^(\d+(?:\.\d+)?)(B|KB|MB|GB|TB)$/.exec(text) ?? [];
  const bytes = number === undefined ? NaN : Math.round(Number(number) * (units[unit] ?? NaN));
  if (!(bytes > 0 && bytes <= Number.MAX_SAFE_INTEGER))
    throw new Error(`${what} has "${text}" in it: write days such as 30d, or a size such as 500MB or 10GB.`);
  return bytes;
}
