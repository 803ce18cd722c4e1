/** What a visitor's browser may send by a website's key: its own visit to that website, as a customer, and nothing that anybody else could have said. */
import type { Website } from '../../lib/events/companion-api.ts';
import type { CheckedUpload } from '../store/store.ts';

const kinds: Record<string, ReadonlySet<string>> = {
  facts: new Set(['interaction', 'mark', 'gap']),
  frames: new Set(['frame', 'frame-part', 'mark', 'gap']),
  ledger: new Set(['session-opened', 'session-closed', 'mark', 'gap']),
};

/** Null where the upload may be taken; else a sentence. What is not understood cannot be checked, and is refused. */
export function findForeign({ stream, records }: CheckedUpload, { origins }: Website): string | null {
  const { header } = stream;
  if (header === null) return 'The stream is of a form that this collector does not know: a companion may not be newer than its collector.';
  if (header.person !== null && header.person.via !== 'page') return 'The person of a visit is known by the page alone.';
  if (header.kind !== 'ledger' && (header.origin === null || !origins.includes(header.origin)))
    return 'The stream is of another origin than those of its website.';
  for (const { known, record } of records) {
    if (known === null || !kinds[header.kind]?.has(known.kind)) return `Seq ${record.seq}: a visit has no records of this kind.`;
    if (known.kind === 'interaction' && known.actor !== 'customer') return `Seq ${record.seq}: a visit is a customer's.`;
    if (known.kind === 'session-opened' && (known.device !== header.device || known.person.via !== 'page' || known.consent === undefined))
      return `Seq ${record.seq}: a visit opens by its own device, with the visitor's consent.`;
  }
  return null;
}
