/** A read that is repeated while there is something to wait for; what was read stays in sight meanwhile. */
import { useEffect, useState } from 'preact/hooks';
import { useLoad, type Load } from './use-load.ts';

export interface Fresh<T> {
  /** What was read last, null before the first. */
  value: T | null;
  load: Load<T>;
  /** Reads now. */
  refresh: () => void;
}

/** `readWait` says after how many ms to read again, null for never. A page that is not looked at waits until it is. */
export function useFresh<T>(key: string, read: (signal: AbortSignal) => Promise<T>, readWait: (value: T) => number | null): Fresh<T> {
  const [revision, setRevision] = useState(0);
  const [value, setValue] = useState<T | null>(null);
  const { load } = useLoad(`${key}:${revision}`, read);
  const refresh = () => setRevision((before) => before + 1);
  useEffect(() => {
    if (load.state !== 'ready') return;
    setValue(load.value);
    const waitMs = readWait(load.value);
    if (waitMs === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      if (!document.hidden) refresh();
      else document.addEventListener('visibilitychange', refresh, { once: true, signal: stop.signal });
    }, waitMs);
    return () => (clearTimeout(timer), stop.abort());
  }, [load]);
  return { value, load, refresh };
}
