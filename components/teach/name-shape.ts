/** A signal's shape in one line. */
import type { SignalShape } from '../../lib/events/sighting.ts';
import { t } from '../../lib/text/t.ts';

/** `POST /tickets/:1/notes`, `Socket, sent`, `Click on #resolve`, `Address /tickets/:1`. */
export function nameShape({ kind, method, path, host, selector }: SignalShape, site: string): string {
  const elsewhere = host !== null && host !== new URL(site).host ? host : '';
  if (kind === 'request') return `${method ?? ''} ${elsewhere}${path}`;
  if (kind === 'socket') return t(path === 'in' ? 'teach.socket.in' : 'teach.socket.out');
  if (kind === 'load') return t('teach.address', { path });
  return t('teach.touch', { event: path, selector: selector ?? '' });
}
