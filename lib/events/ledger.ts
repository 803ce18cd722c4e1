/** What only the background knows and the device's ledger holds: when sessions open and close. */
import { z } from 'zod';
import { EpochMs, Id } from './base.ts';
import { envelope } from './envelope.ts';
import { Person } from './person.ts';

/**
 * What a customer's session stands on: when the person gave their consent, and how: `bar` by Cotrail's own words, `page` by the page's, which asked in its
 * own. `words` is the language that they read.
 */
export const Consent = z.looseObject({ givenAt: EpochMs, how: z.enum(['bar', 'page']), words: z.string().max(35).nullable() });
export type Consent = z.infer<typeof Consent>;

/** A session began: with the first trusted input, or a visible load, in an allowed top-level page. `consent` is there for a customer's. */
export const SessionOpened = z.looseObject({
  kind: z.literal('session-opened'),
  ...envelope,
  session: Id,
  device: Id,
  person: Person,
  consent: Consent.optional(),
});
export type SessionOpened = z.infer<typeof SessionOpened>;

export const closeReasons = ['idle', 'browser-ended', 'person-changed', 'stopped', 'consent-withdrawn'] as const;

/** A session ended. `at` is when that was written; `endedAt` when it held: for `browser-ended` its last record. */
export const SessionClosed = z.looseObject({
  kind: z.literal('session-closed'),
  ...envelope,
  session: Id,
  reason: z.string().min(1).max(64),
  endedAt: EpochMs,
  lastInputAt: EpochMs.nullable(),
});
export type SessionClosed = z.infer<typeof SessionClosed>;
