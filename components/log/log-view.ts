/** What the address of a log says: which log, all filters, and the row that is open. */
import { ActionFilter, readActionSearch, writeActionSearch } from '../../lib/events/action-api.ts';
import { readPlace, writePlace, type RowPlace } from '../../lib/audit/log-row.ts';
import type { LogFilter, ShownLog } from '../../lib/audit/related.ts';

export interface LogView {
  log: ShownLog;
  filter: LogFilter;
  /** The row whose panel is open. */
  row: RowPlace | null;
}

/** The route of a log under a filter, with no row open. */
export function viewLog(log: ShownLog, filter: LogFilter, source: string | null) {
  return { screen: 'log', source, log, filter, row: null } as const;
}

/** What does not fit is left out, of a list the value that does not: an address is typed by people. */
export function readLogView(log: ShownLog, search: URLSearchParams): LogView {
  const kept = Object.entries(readActionSearch(search)).flatMap(([key, value]) => {
    const fit = Array.isArray(value) ? value.filter((each) => isFit(key, [each])) : value;
    return fit.length > 0 && isFit(key, fit) ? [[key, fit]] : [];
  });
  const { log: _log, ...filter } = ActionFilter.parse(Object.fromEntries(kept));
  return { log, filter, row: readPlace(search.get('row')) };
}

export function writeLogView({ filter, row }: LogView): URLSearchParams {
  const search = writeActionSearch(filter);
  if (row !== null) search.set('row', writePlace(row));
  return search;
}

function isFit(key: string, value: string | string[]): boolean {
  return Object.hasOwn(ActionFilter.shape, key) && ActionFilter.safeParse({ [key]: value }).success;
}
