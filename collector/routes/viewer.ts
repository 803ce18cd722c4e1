/** `POST /viewer`: spends a one-time ticket for the cookie that lets a browser read. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Clock } from '../app.ts';
import { hashSecret, nameCookie, newSecret } from '../auth.ts';
import { readJson, readRequest, refuse } from '../refuse.ts';
import type { Store } from '../store/store.ts';

export const TicketRequest = z.object({ ticket: z.string().min(16).max(200) });

/** A working day. */
const viewerSeconds = 12 * 60 * 60;

export function createViewerRoute(store: Store, now: Clock): Hono {
  const limit = bodyLimit({ maxSize: 4096, onError: (context) => refuse(context, 413, 'too-large', 'A ticket is smaller than 4 KiB.') });
  return new Hono().post('/', limit, async (context) => {
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
    setCookie(context, nameCookie(context), viewer, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: viewerSeconds });
    return context.body(null, 204);
  });
}
