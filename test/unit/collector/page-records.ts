/** Streams of pages whose every record carries a word of its own, so that a test can say which of them are left. */
import { newId } from '../../../lib/events/id.ts';
import type { CotrailRecord } from '../../../lib/events/record.ts';
import type { StreamHeader } from '../../../lib/events/stream.ts';
import { newClick, newFrame, newStream, seal, start, type SealOptions, type Sealed } from './seal-upload.ts';

/** The sorts of text in a record; `plain` has none, and its word stands in the selector, which is no text. */
export const sorts = ['frame', 'title', 'label', 'typed', 'masked', 'selected', 'said', 'plain', 'message'] as const;
export type Sort = (typeof sorts)[number];
export type Words = Partial<Record<Sort, string>>;

let last = 0;

/** One record of each sort, a minute after each other, in a stream of facts, and where they are of it, one of frames and one of what messages said. */
export async function recordPage(device: string, header: Partial<StreamHeader>, of: readonly Sort[], options: SealOptions = {}) {
  const session = newId();
  const words: Words = {};
  const take = (sort: Sort): string => (words[sort] = `zebulon${(last += 1)}x`);
  const facts = newStream(device, session, header);
  const frames = newStream(device, session, { ...header, kind: 'frames' });
  const texts = of.filter((sort) => sort !== 'frame' && sort !== 'message');
  const records = texts.map((sort, seq) => ({ ...makeRecord(facts.id, seq, sort, take(sort)), at: start + seq * 60_000 }));
  const pictures = of.includes('frame') ? [newFrame(frames.id, 0, 2, { text: take('frame') })] : [];
  const uploads: Sealed[] = [];
  if (records.length > 0) uploads.push(await seal(facts, records, options));
  if (pictures.length > 0) uploads.push(await seal(frames, pictures, options));
  if (of.includes('message')) {
    const place = header.origin === undefined ? {} : { origin: header.origin };
    const texts = newStream(device, session, { kind: 'transcripts', maskLevel: 'none', ...place });
    uploads.push(await seal(texts, [makeMessage(texts.id, session, take('message'))]));
  }
  return { session, facts, frames, words, uploads };
}

function makeMessage(stream: string, session: string, text: string): CotrailRecord {
  const about = { session, action: newId(), conversation: null, console: null };
  return { kind: 'message-text', stream, seq: 0, at: start, mono: null, ...about, text, format: 'plain', masked: 0, isCut: false };
}

function makeRecord(stream: string, seq: number, sort: Exclude<Sort, 'frame' | 'message'>, word: string): CotrailRecord {
  const plain = { selector: 'button', tag: 'button', id: null, name: null, role: null, label: null };
  const edited = { how: 'typed', element: plain };
  switch (sort) {
    case 'title':
      return newClick(stream, seq, { title: word });
    case 'label':
      return newClick(stream, seq, { data: { element: { ...plain, label: word }, button: 0, x: 1, y: 2 } });
    case 'typed':
      return newClick(stream, seq, { type: 'input', data: { ...edited, text: word, masked: false } });
    case 'masked':
      return newClick(stream, seq, {
        type: 'input',
        data: { ...edited, element: { ...plain, selector: word }, text: '*****', masked: true },
      });
    case 'selected':
      return newClick(stream, seq, { type: 'selection', data: { element: plain, length: word.length, text: word } });
    case 'said':
      return newClick(stream, seq, { type: 'custom', pageMade: true, data: { event: 'cart', value: word } });
    case 'plain':
      return newClick(stream, seq, { data: { element: { ...plain, selector: word }, button: 0, x: 1, y: 2 } });
  }
}
