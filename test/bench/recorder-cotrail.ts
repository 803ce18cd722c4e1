/** The bench's subject: all of capture, with an append that sends what it is given. */
import { isolatedWorld } from '../../lib/capture/isolated-world.ts';
import { startRecorder } from '../../lib/capture/recorder.ts';
import type { AppendAnswer, AppendRequest } from '../../lib/events/append.ts';
import { newId } from '../../lib/events/id.ts';
import { postGzipped } from './post-gzipped.ts';

const session = newId();
startRecorder({
  site: {
    origin: location.origin,
    maskLevel: (new URLSearchParams(location.search).get('level') ?? 'inputs') as 'inputs',
    interactions: true,
    frames: true,
    queryKeys: [],
  },
  actor: 'agent',
  world: isolatedWorld,
  async append(batch: AppendRequest): Promise<AppendAnswer> {
    await postGzipped(batch);
    const upTo: Record<string, number> = {};
    for (const { stream, seq } of batch.records) upTo[stream] = Math.max(seq, upTo[stream] ?? 0);
    return { outcome: 'committed', session, upTo, then: 'go-on' };
  },
  mail: () => undefined,
  signal: new AbortController().signal,
  onRefused: (reason) => console.error(reason),
});
