/** What this device remembers of its company's policy: the one that was last obeyed, since when the company consents, and how enrolling goes. */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { Site } from '../events/api.ts';
import { EpochMs } from '../events/base.ts';
import type { ManagedPolicy } from './managed-policy.ts';

export const policyStateKey = 'company-policy';

/** Enrolling by the policy's link, while it has not worked. `link` is a hash: pages could read the link itself here. */
const Enrolling = z.looseObject({
  link: z.string().max(64),
  failures: z.number().int().nonnegative(),
  /** Null: not tried again, the link cannot be used. */
  nextAt: EpochMs.nullable(),
  reason: z.string().max(64),
  detail: z.string().max(2000).nullable(),
  /** What the link offered when it was last read: its last use may be ours, with the answer lost on its way. */
  offer: z.looseObject({ sites: z.array(Site), retentionDays: z.number().nullable() }).nullish(),
});
export type Enrolling = z.infer<typeof Enrolling>;

const PolicyState = z.looseObject({
  policy: z
    .custom<Omit<ManagedPolicy, 'enrolment'>>((value) => typeof value === 'object' && value !== null && 'locked' in value)
    .nullable(),
  since: EpochMs.nullable(),
  goneAt: EpochMs.nullish(),
  enrolling: Enrolling.nullable(),
});
export interface PolicyState {
  policy: ManagedPolicy | null;
  since: number | null;
  /** When the browser was first seen without the policy that was obeyed until then; null: it has it, or there never was one. */
  goneAt: number | null;
  enrolling: Enrolling | null;
}

/** What was stored, or nothing remembered where it cannot be read. */
export function parsePolicyState(stored: unknown): PolicyState {
  const read = PolicyState.safeParse(stored);
  if (!read.success) return { policy: null, since: null, goneAt: null, enrolling: null };
  const { policy, since, goneAt = null, enrolling } = read.data;
  return { policy: policy === null ? null : { ...policy, enrolment: null }, since, goneAt, enrolling };
}

export async function readPolicyState(): Promise<PolicyState> {
  return parsePolicyState((await browser.storage.local.get(policyStateKey))[policyStateKey]);
}

/** For the background alone. The enrolment link, a secret, is left out. */
export async function writePolicyState({ policy, ...state }: PolicyState): Promise<void> {
  await browser.storage.local.set({ [policyStateKey]: { ...state, policy: policy === null ? null : { ...policy, enrolment: null } } });
}
