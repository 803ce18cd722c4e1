/** What a person or an admin sets, its defaults, and how old settings become new ones. The options check each field by these schemas. */
import { z } from 'zod';
import { Site } from '../events/api.ts';
import { EpochMs } from '../events/base.ts';

/** A collector's address: https, or http on loopback only; no credentials, query or fragment. */
export const Endpoint = z
  .string()
  .trim()
  .max(2000)
  .superRefine((value, context) => {
    const problem = findEndpointProblem(value);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

/** As much as a collector's pairing offer may ask for. */
export const RetentionDays = z.number().int().min(1).max(3650);

export const PersonName = z.string().trim().max(200);

export const Settings = z.looseObject({
  version: z.literal(1),
  endpoint: Endpoint.nullable(),
  sites: z.array(Site).max(500),
  retentionDays: RetentionDays,
  personName: PersonName.nullable(),
  /** When the person confirmed what is recorded and where it goes; null: not yet, and nothing is recorded. */
  consentedAt: EpochMs.nullable(),
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = { version: 1, endpoint: null, sites: [], retentionDays: 30, personName: null, consentedAt: null };

/** Problem words: the screens have a sentence for each. */
function findEndpointProblem(value: string): 'not-a-url' | 'not-http' | 'http-beyond-loopback' | 'has-credentials' | 'has-query' | null {
  if (!URL.canParse(value)) return 'not-a-url';
  const url = new URL(value);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not-http';
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return 'http-beyond-loopback';
  if (url.username !== '' || url.password !== '') return 'has-credentials';
  if (url.search !== '' || url.hash !== '') return 'has-query';
  return null;
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
