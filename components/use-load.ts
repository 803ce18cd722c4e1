/** A read that follows what it depends on: loading, ready or failed, with a way to try again. */
import { useEffect, useState } from 'preact/hooks';

export type Load<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; error: unknown };

/** Reads anew when `key` changes; a read that is no longer wanted is aborted and never shown. */
export function useLoad<T>(key: string, read: (signal: AbortSignal) => Promise<T>): { load: Load<T>; retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [last, setLast] = useState<{ of: string; load: Load<T> }>({ of: '', load: { state: 'loading' } });
  const of = `${attempt}:${key}`;
  useEffect(() => {
    const stop = new AbortController();
    read(stop.signal).then(
      (value) => !stop.signal.aborted && setLast({ of, load: { state: 'ready', value } }),
      (error: unknown) => !stop.signal.aborted && setLast({ of, load: { state: 'failed', error } }),
    );
    return () => stop.abort();
  }, [of]);
  return { load: last.of === of ? last.load : { state: 'loading' }, retry: () => setAttempt(attempt + 1) };
}
