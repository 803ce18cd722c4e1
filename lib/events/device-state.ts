/** What a device says of itself, at least daily: whether it records, how its uploads go, and what is in its way. The collector keeps the last one. */
import { z } from 'zod';
import { EpochMs, Origin } from './base.ts';

const count = z.number().int().nonnegative();

/** `PUT /device/state`, with a device's token. */
export const DeviceState = z.looseObject({
  /** By the device's clock. */
  at: EpochMs,
  /** Whether it records where it may: `recording`, or the first reason why not, as a word: `paused`, `stopped`, `no-consent`, `no-sites`, `no-access`, `disk-full`. */
  recording: z.string().max(64),
  /** The last answer that was no acknowledgement, where none has come since; null: all is well. */
  lastAnswer: z.looseObject({ word: z.string().max(64), at: EpochMs }).nullable(),
  lastOkAt: EpochMs.nullable(),
  /** Records that no collector has acknowledged, and since when the oldest of them waits. */
  pending: count,
  oldestPendingAt: EpochMs.nullable(),
  quarantined: count,
  extension: z.string().max(100),
  /** Null where the browser does not say. */
  browser: z.looseObject({ name: z.string().max(100), version: z.string().max(100) }).nullable(),
  /** Sites that are set and that the browser does not let the extension see. */
  withheld: z.array(Origin).max(500),
  /** Rules of the console profiles in use that have never matched here. */
  unmatched: z.array(z.looseObject({ profile: z.string().max(100), rules: z.array(z.string().max(200)).max(500) })).max(100),
});
export type DeviceState = z.infer<typeof DeviceState>;
