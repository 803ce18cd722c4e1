/** Sets and lifts legal holds, for whoever may: the store keeps them, the log tells of them, and what waited for one goes on. */
import type { Hold, HoldRequest } from '../../lib/events/data-api.ts';
import { newId } from '../../lib/events/id.ts';
import type { Clock } from '../app.ts';
import { nameReader, type Reader } from '../auth.ts';
import type { OwnLedger } from '../own-ledger.ts';
import type { Store } from '../store/store.ts';
import type { Keeper } from './keeper.ts';

export interface HoldDeps {
  store: Pick<Store, 'addHold' | 'endHold' | 'listHolds' | 'resumeHeld'>;
  ledger: OwnLedger;
  keeper: Pick<Keeper, 'wake'>;
  now: Clock;
}

export async function setHold({ store, ledger, now }: HoldDeps, { scope, reason }: HoldRequest, reader: Reader): Promise<Hold> {
  const setBy = reader.account?.name ?? null;
  const hold: Hold = { id: newId(now()), scope, reason, setBy, setAt: now(), endedBy: null, endedAt: null };
  await store.addHold(hold);
  await ledger.append({ event: 'hold.set', ...nameReader(reader), entity: nameHold(hold), to: describe(hold) });
  return hold;
}

/** False where there is none of this id that holds. */
export async function liftHold({ store, ledger, keeper, now }: HoldDeps, id: string, reader: Reader): Promise<boolean> {
  const hold = await store.endHold(id, reader.account?.name ?? null, now());
  if (hold === null) return false;
  await ledger.append({ event: 'hold.lifted', ...nameReader(reader), entity: nameHold(hold), to: describe(hold) });
  await store.resumeHeld();
  for (const what of ['erasure', 'remasking', 'retention'] as const) keeper.wake(what);
  return true;
}

function nameHold({ id, reason }: Hold) {
  return { type: 'hold', id, name: reason };
}

/** By what it holds, not whom: the log outlives an erasure. */
function describe({ scope }: Hold): string[] {
  return Object.entries(scope).flatMap(([part, value]) => (value === undefined ? [] : [part]));
}
