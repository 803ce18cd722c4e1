/** `POST /viewer`: spends a one-time ticket, printed on the collector's own machine, for the cookie of its operator. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { giveCookie } from '../accounts/cookie.ts';
import { nameReader, requireOwnOrigin, type AuthDeps } from '../auth.ts';
import type { OwnLedger } from '../own-ledger.ts';
import { readJson, readRequest, refuse } from '../refuse.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { operator } from './sign-in.ts';

export const TicketRequest = z.object({ ticket: z.string().min(16).max(200) });

/** A working day. */
const viewerSeconds = 12 * 60 * 60;

export function createViewerRoute({ store, now, publicUrl, ledger, isSecure }: AuthDeps & { ledger: OwnLedger; isSecure: boolean }): Hono {
  const limit = bodyLimit({ maxSize: 4096, onError: (context) => refuse(context, 413, 'too-large', 'A ticket is smaller than 4 KiB.') });
  return new Hono().post('/', requireOwnOrigin(publicUrl), limit, async (context) => {
    const request = readRequest(TicketRequest, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The ticket does not fit at ${request.problem}`);
    const viewer = newSecret();
    const hashes = { ticketHash: hashSecret(request.data.ticket), viewerHash: hashSecret(viewer) };
    const isOpen = await store.openViewer({ ...hashes, expiresAt: now() + viewerSeconds * 1000, now: now() });
    if (!isOpen)
      return refuse(
        context,
        410,
        'expired',
        'This link is spent or expired. Have the collector print a new one with: node collector/main.ts open',
      );
    await ledger.append({ event: 'account.logged-in', ...nameReader({ account: null, device: null }), entity: operator, to: null });
    giveCookie(context, viewer, { seconds: viewerSeconds, isSecure });
    return context.body(null, 204);
  });
}
