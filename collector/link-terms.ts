/** What an enrolment link allows, as the command line says it: how many devices, for how long, of which group. */
import { GroupName, longestLinkMs, PairingRequest } from '../lib/events/device-api.ts';

/** Without a word, a link is for whoever asked for it, here and now: once, and for 15 minutes. */
export const usualTerms: PairingRequest = { uses: 1, lifeMs: 15 * 60_000, group: null };

const units = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 } as const;

/** Throws with what to do where a word does not fit. */
export function readLinkTerms({ uses, expires, group }: { uses?: string; expires?: string; group?: string | undefined }): PairingRequest {
  const terms = {
    uses: uses === undefined ? usualTerms.uses : Number(uses),
    lifeMs: expires === undefined ? usualTerms.lifeMs : readLife(expires),
    group: group === undefined ? null : GroupName.safeParse(group).data,
  };
  if (!PairingRequest.shape.uses.safeParse(terms.uses).success)
    throw new Error(`The uses are "${uses}": they must be a whole number from 1 to 10000.`);
  if (!PairingRequest.shape.lifeMs.safeParse(terms.lifeMs).success)
    throw new Error(`The link is to expire after "${expires}": say 30m, 12h or 7d, up to ${longestLinkMs / units.d}d.`);
  if (terms.group === undefined) throw new Error('The group has no name, or one of over 100 characters.');
  return { ...terms, group: terms.group };
}

function readLife(text: string): number {
  const [, number, unit] = /^(\d+)([mhd])$/.exec(text) ?? [];
  return unit === undefined ? Number.NaN : Number(number) * units[unit as keyof typeof units];
}
