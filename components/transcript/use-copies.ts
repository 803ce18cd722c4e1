/** Takes copies of a transcript, each written down first: by the buttons, and by the browser's own way to print. */
import { useEffect, useRef } from 'preact/hooks';
import type { TranscriptCopy } from '../../lib/events/transcript-api.ts';
import { saveFile } from '../save-file.ts';
import { useAct, type Act } from '../use-act.ts';

interface Copies {
  act: Act;
  print: () => void;
  save: (name: string, text: string) => void;
}

export function useCopies(note: (way: TranscriptCopy['way']) => Promise<void>): Copies {
  const act = useAct(() => undefined);
  const isNoted = useRef(false);
  const latest = useRef({ act, note });
  latest.current = { act, note };
  useEffect(() => {
    // Nothing can hold the browser's own print back: it is written down as it happens.
    const onPrint = () => {
      if (isNoted.current) return;
      void latest.current.act.run(() => latest.current.note('printed'));
    };
    window.addEventListener('beforeprint', onPrint);
    return () => window.removeEventListener('beforeprint', onPrint);
  }, []);
  const print = async () => {
    await note('printed');
    isNoted.current = true;
    try {
      window.print();
    } finally {
      isNoted.current = false;
    }
  };
  const save = async (name: string, text: string) => {
    await note('saved');
    saveFile(name, 'text/plain;charset=utf-8', text);
  };
  return { act, print: () => void act.run(print), save: (name, text) => void act.run(() => save(name, text)) };
}
