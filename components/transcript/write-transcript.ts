/** A transcript as a text file: a line for each event, and nothing in a message that could pass for one. */
import { t } from '../../lib/text/t.ts';
import { formatExact } from '../format.ts';
import type { Line } from './read-lines.ts';

export function writeTranscript(title: string, lines: readonly Line[]): string {
  return [title, '', ...lines.map(writeLine), ''].join('\n');
}

export function nameTranscript(conversation: string): string {
  return `cotrail-transcript-${conversation.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 80)}.txt`;
}

function writeLine(line: Line): string {
  const words = line.is === 'event' ? line.words : t('transcript.event', { who: line.who, event: writeSaid(line) });
  // Every break that a reader of the file could take for a line's end.
  return `${formatExact(line.at)}  ${words.replace(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, '\n    ')}`;
}

function writeSaid({ said, event }: Extract<Line, { is: 'message' }>): string {
  const text = said === null ? t('transcript.no-text') : said.text;
  return [...(event === null ? [] : [event]), text, ...(said?.isCut === true ? [t('transcript.cut')] : [])].join('\n');
}
