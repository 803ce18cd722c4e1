/** Takes what another process did to accounts and holds into the collector's ledger: only one process may write that. */
import type { OwnLedger } from './own-ledger.ts';
import type { AccountStore } from './store/account-store.ts';

const everyMs = 5_000;

export interface NoteTaker {
  /** Takes what is there now. */
  take(): Promise<void>;
  close(): Promise<void>;
}

/** A collector that dies between the two writes notes an action twice rather than never. */
export function startNoteTaker(store: AccountStore, ledger: OwnLedger, log: (line: string) => void): NoteTaker {
  let last: Promise<void> = Promise.resolve();
  const takeAll = async (): Promise<void> => {
    for (const { action, done } of await store.listNotes()) {
      await ledger.append(action);
      done();
    }
  };
  const take = (): Promise<void> => (last = last.then(takeAll, takeAll));
  const report = (error: unknown): void => log(`changes that a command made are not in the log yet: ${String(error)}`);
  const timer = setInterval(() => void take().catch(report), everyMs);
  timer.unref();
  take().catch(report);
  return {
    take,
    close: async () => {
      clearInterval(timer);
      await last.catch(report);
    },
  };
}
