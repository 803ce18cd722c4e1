/** The only source of words on a screen: `t(key, args)` over catalogues that are data. */
import { accounts } from './en/accounts.ts';
import { agents } from './en/agents.ts';
import { common } from './en/common.ts';
import { dashboard } from './en/dashboard.ts';
import { devices } from './en/devices.ts';
import { events } from './en/events.ts';
import { log } from './en/log.ts';
import { exported } from './en/export.ts';
import { masking } from './en/masking.ts';
import { options } from './en/options.ts';
import { policy } from './en/policy.ts';
import { popup } from './en/popup.ts';
import { proof } from './en/proof.ts';
import { teach } from './en/teach.ts';

const english = {
  ...accounts,
  ...agents,
  ...common,
  ...dashboard,
  ...devices,
  ...events,
  ...exported,
  ...log,
  ...masking,
  ...options,
  ...policy,
  ...popup,
  ...proof,
  ...teach,
};
export type TextKey = keyof typeof english;

/**
 * The words for a key. `{name}` in a text is replaced by `args.name`; a text with `|` has a form for one and a form for other
 * numbers, chosen by `args.count`. Numbers are written in the reader's language.
 */
export function t(key: TextKey, args: Record<string, string | number> = {}): string {
  const forms = english[key].split('|');
  const form = forms.length > 1 && new Intl.PluralRules('en').select(Number(args['count'])) === 'one' ? forms[0]! : forms.at(-1)!;
  return form.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = args[name];
    return value === undefined ? whole : typeof value === 'number' ? value.toLocaleString('en') : value;
  });
}

/** The words for a key that data names (a reason, a state), or null where no catalogue has it: the reader then shows the data raw. */
export function findText(key: string): string | null {
  return Object.hasOwn(english, key) ? t(key as TextKey) : null;
}
