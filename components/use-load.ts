/** A read that follows what it depends on: loading, ready or failed, with a way to try again. */
import { useEffect, useState } from 'preact/hooks';

export type Load<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; error: unknown };

/** Reads anew when `key` changes; a read that is no longer wanted is aborted and never shown. */
export function useLoad<T>(key: string, read: (signal: AbortSignal) => Promise<T>): { load: Load<T>; retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [load, setLoad] = useState<Load<T>>({ state: 'loading' });
  useEffect(() => {
    const stop = new AbortController();
    setLoad({ state: 'loading' });
    read(stop.signal).then(
      (value) => !stop.signal.aborted && setLoad({ state: 'ready', value }),
      (error: unknown) => !stop.signal.aborted && setLoad({ state: 'failed', error }),
    );
    return () => stop.abort();
  }, [key, attempt]);
  return { load, retry: () => setAttempt(attempt + 1) };
}
