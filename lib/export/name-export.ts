/** The name of an export's file: what it holds and when it was asked for, in letters that every system takes. */
import type { ExportJob } from '../events/export-api.ts';

/** `cotrail-conversations-2026-11-24-191912.xlsx`; the time is UTC. */
export function nameExport({ format, filter, createdAt }: Pick<ExportJob, 'format' | 'filter' | 'createdAt'>): string {
  const [day = '', time = ''] = new Date(createdAt).toISOString().split('T');
  return `cotrail-${filter.log ?? 'actions'}-${day}-${time.slice(0, 8).replaceAll(':', '')}.${format}`;
}
