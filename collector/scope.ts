/** What of the store someone may see by their roles: whoever has several sees what any of them lets them see. */
import type { Reader } from './auth.ts';
import { everything, ownOf, type Groups, type Scope } from './store/store.ts';

export function toScope({ kind, account, device, roles, groups }: Pick<Reader, 'kind' | 'account' | 'device' | 'roles' | 'groups'>): Scope {
  if (kind === 'operator') return everything;
  if (device !== null) return ownOf(device.id);
  const isAuditor = roles.includes('auditor');
  const supervised: Groups = isAuditor ? '*' : roles.includes('supervisor') ? groups : [];
  const administered: Groups = isAuditor || roles.includes('admin') ? '*' : [];
  return {
    device: null,
    owner: account?.id ?? null,
    sessions: supervised,
    logs: { conversations: supervised, activity: administered === '*' ? '*' : supervised, audit: administered },
  };
}
