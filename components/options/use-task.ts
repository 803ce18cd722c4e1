/** One act at a time: whether it runs, whether it is done, and why it was refused. */
import { useState } from 'preact/hooks';
import type { Outcome, Refusal } from './model.ts';

export interface Task {
  state: 'idle' | 'running' | 'done';
  refusal: Refusal | null;
  /** Starts `act` in this very turn, as a permission request needs it. Resolves to whether it is done; never rejects. */
  run: (act: () => Promise<Outcome>) => Promise<boolean>;
  reset: () => void;
}

export function useTask(): Task {
  const [state, setState] = useState<Task['state']>('idle');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const settle = (outcome: Outcome) => {
    setState(outcome.outcome === 'done' ? 'done' : 'idle');
    setRefusal(outcome.outcome === 'done' ? null : outcome);
    return outcome.outcome === 'done';
  };
  return {
    state,
    refusal,
    run: (act) => {
      setState('running');
      setRefusal(null);
      return act().then(settle, (error: unknown) => settle({ outcome: 'refused', reason: 'failed', detail: String(error) }));
    },
    reset: () => {
      setState('idle');
      setRefusal(null);
    },
  };
}
