/** Co-browsing by the popup's buttons, and each minute while something is open: what was written goes out at once, so that both sides are seen together. */
import type { CobrowseLinks, Done } from '../messages/protocol.ts';
import { db } from '../store/db.ts';
import { followCobrowses, joinByCode, leaveCobrowse, makeLink } from '../upload/cobrowse.ts';
import { uploadSoon } from './keep-uploading.ts';

const context = { db, now: Date.now };

export async function joinCustomer({ code }: { code: string }): Promise<Done> {
  const outcome = await joinByCode(context, code);
  uploadSoon(0);
  return { ...outcome };
}

/** The address of each website with the companion, with the invitation behind it. */
export async function makeJoinLinks(): Promise<CobrowseLinks> {
  const made = await makeLink(context);
  if (made.outcome === 'refused') return { ...made };
  const { secret, lifeMs, sites = [] } = made.offer;
  return { outcome: 'made', lifeMs, links: sites.map(({ name, origin }) => ({ name, url: `${origin}/#cotrail-join=${secret}` })) };
}

export async function leaveCustomer({ id }: { id: string }): Promise<Done> {
  const outcome = await leaveCobrowse(context, id);
  uploadSoon(0);
  return { ...outcome };
}

export async function followNow(): Promise<Done> {
  await followCobrowses(context);
  uploadSoon();
  return { outcome: 'done' };
}
