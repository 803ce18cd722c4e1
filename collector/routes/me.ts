/** `GET /me`: who asks, and what they may do; the dashboard shows no more than that. */
import { Hono } from 'hono';
import { everyGroup, Me } from '../../lib/events/account-api.ts';
import type { ReaderEnv } from '../auth.ts';
import { answer } from '../refuse.ts';

export function createMeRoute(): Hono<ReaderEnv> {
  return new Hono<ReaderEnv>().get('/', (context) => {
    const { kind, account, device, roles, groups } = context.get('reader');
    const name = account?.name ?? device?.name ?? null;
    return answer(context, Me, { kind, name, roles: [...roles], groups: groups === '*' ? [everyGroup] : [...groups] });
  });
}
