/** An act at the collector: whether it runs, why it failed, or that it is done. */
import { useState } from 'preact/hooks';

export interface Act {
  running: boolean;
  failed: boolean;
  done: boolean;
  /** Why it failed, where it did. */
  error: unknown;
  run: (act: () => Promise<unknown>) => Promise<void>;
}

type Outcome = { state: 'idle' | 'running' | 'done' } | { state: 'failed'; error: unknown };

/** `onDone` follows one that went through. */
export function useAct(onDone: () => void): Act {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'idle' });
  const { state } = outcome;
  return {
    ...{ running: state === 'running', failed: state === 'failed', done: state === 'done' },
    error: state === 'failed' ? outcome.error : null,
    run: async (act) => {
      setOutcome({ state: 'running' });
      const next = await act().then(
        (): Outcome => ({ state: 'done' }),
        (error: unknown): Outcome => ({ state: 'failed', error }),
      );
      setOutcome(next);
      if (next.state === 'done') onDone();
    },
  };
}
