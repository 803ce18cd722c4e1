/** An act at the collector: whether it runs, failed, or is done. */
import { useState } from 'preact/hooks';

export interface Act {
  running: boolean;
  failed: boolean;
  done: boolean;
  run: (act: () => Promise<unknown>) => Promise<void>;
}

/** `onDone` follows one that went through. */
export function useAct(onDone: () => void): Act {
  const [state, setState] = useState<'idle' | 'running' | 'failed' | 'done'>('idle');
  return {
    ...{ running: state === 'running', failed: state === 'failed', done: state === 'done' },
    run: async (act) => {
      setState('running');
      const outcome = await act().then(
        () => 'done' as const,
        () => 'failed' as const,
      );
      setState(outcome);
      if (outcome === 'done') onDone();
    },
  };
}
