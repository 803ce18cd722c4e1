/** The steps of pairing: ask the collector what a link offers, show it, and know whether it was taken. */
import { useState } from 'preact/hooks';
import type { Offered, PairingActions } from './model.ts';
import { useTask, type Task } from './use-task.ts';

export interface Pairing {
  /** What is to be confirmed now, null where nothing is. */
  offered: Offered | null;
  paired: boolean;
  asking: Task;
  ask: (link: string) => void;
  close: (paired: boolean) => void;
}

export function usePairing({ previewPairing }: Pick<PairingActions, 'previewPairing'>): Pairing {
  const [offered, setOffered] = useState<Offered | null>(null);
  const [paired, setPaired] = useState(false);
  const asking = useTask();
  return {
    offered,
    paired,
    asking,
    ask: (link) => {
      setPaired(false);
      void asking.run(async () => {
        const answer = await previewPairing(link);
        if (answer.outcome === 'refused') return answer;
        setOffered(answer);
        return { outcome: 'done' };
      });
    },
    close: (done) => {
      setOffered(null);
      setPaired(done);
      asking.reset();
    },
  };
}
