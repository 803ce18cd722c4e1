/** Watching is an action too: writes down who replayed which session, who read which transcript and who searched the log for what, once an hour each. */
import type { Clock } from './app.ts';
import { nameReader, type Reader } from './auth.ts';
import type { OwnAction, OwnLedger } from './own-ledger.ts';

const onceMs = 60 * 60_000;
/** So many are remembered; beyond, one may be written down twice in an hour, which is better than not at all. */
const rememberedAtMost = 10_000;

/** Each resolves when it is on disk: what is shown was written down before. A device that reads its own watches nobody. */
export interface Watch {
  viewed(reader: Reader, session: string): Promise<void>;
  readTranscript(reader: Reader, conversation: string): Promise<void>;
  searched(reader: Reader, text: string): Promise<void>;
}

export function createWatch(ledger: OwnLedger, now: Clock): Watch {
  const written = new Map<string, number>();
  const write = async (reader: Reader, action: Pick<OwnAction, 'event' | 'entity' | 'to'>, what: string): Promise<void> => {
    if (reader.kind === 'device') return;
    const key = JSON.stringify([reader.account?.id ?? null, action.event, what]);
    if ((written.get(key) ?? -Infinity) > now() - onceMs) return;
    if (written.size >= rememberedAtMost) written.clear();
    written.set(key, now());
    try {
      await ledger.append({ ...action, ...nameReader(reader) });
    } catch (error) {
      written.delete(key);
      throw error;
    }
  };
  return {
    viewed: (reader, session) =>
      write(reader, { event: 'replay.viewed', entity: { type: 'session', id: session, name: null }, to: null }, session),
    readTranscript: (reader, id) =>
      write(reader, { event: 'transcript.viewed', entity: { type: 'conversation', id, name: null }, to: null }, id),
    searched: (reader, text) => write(reader, { event: 'log.searched', entity: { type: 'log', id: null, name: null }, to: text }, text),
  };
}
