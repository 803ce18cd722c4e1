/** Exports of the log: a job that goes on while nobody looks, at the collector (`/exports`) and in the extension, in one shape. */
import { z } from 'zod';
import { ActionFilter } from './action-api.ts';
import { EpochMs, Id } from './base.ts';

export const exportFormats = ['xlsx', 'csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `POST /exports`: starts one; the export is itself an action, `export.created`. `timeZone` (IANA) is that of the dates in XLSX and CSV. */
export const ExportRequest = z.object({
  format: z.enum(exportFormats),
  filter: ActionFilter,
  timeZone: z.string().max(100).refine(isTimeZone, 'it is an IANA name such as Europe/Madrid.').optional(),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/**
 * `GET /exports/{id}`, and each of `GET /exports`, newest first. `rows` of `total` are written (`total` null: not counted yet); `bytes` is the size of the
 * file so far. A `failed` one says why. The file is at `GET /exports/{id}/file` when `done`; `DELETE /exports/{id}` cancels or removes.
 */
export const ExportJob = z.looseObject({
  id: Id,
  format: z.enum(exportFormats),
  filter: ActionFilter,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  rows: z.number().int().nonnegative(),
  total: z.number().int().nonnegative().nullable(),
  bytes: z.number().int().nonnegative(),
  createdAt: EpochMs,
  endedAt: EpochMs.nullable(),
  problem: z.string().max(2000).nullable(),
});
export type ExportJob = z.infer<typeof ExportJob>;
export const ExportJobs = z.looseObject({ exports: z.array(ExportJob) });

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // The only way to ask: it throws for a zone that it does not know.
  }
}
