/** A transcript tells what was said and done in order, takes only words out of HTML, finds what is looked for, and can be saved without a message passing for a line. */
import { DOMParser } from 'linkedom';
import { beforeAll, expect, test } from 'vitest';
import { listAgents, readLines } from '../../../components/transcript/read-lines.ts';
import { readHtmlText } from '../../../components/transcript/read-html-text.ts';
import { countFound, splitText } from '../../../components/transcript/split-text.ts';
import { readTranscriptView, writeTranscriptView } from '../../../components/transcript/transcript-view.ts';
import { findPlace } from '../../../components/transcript/use-places.ts';
import { nameTranscript, writeTranscript } from '../../../components/transcript/write-transcript.ts';
import type { Action } from '../../../lib/events/action.ts';
import { newId } from '../../../lib/events/id.ts';
import type { MessageText } from '../../../lib/events/message-text.ts';
import { makeAction } from '../../support/fixture-actions.ts';

beforeAll(() => void Object.assign(globalThis, { DOMParser }));

const start = Date.UTC(2026, 10, 22, 14);
const person = (name: string) => ({ id: null, name, console: 'desk', via: 'console' as const });
const unknown = { value: null, evidence: [] };
const make = (seq: number, event: string, kind: Action['actor']['kind'], name: string | null): Action => ({
  ...makeAction(1, start + seq * 60_000),
  ...{ seq, id: newId(), event, from: unknown, to: unknown, actor: { kind, person: name === null ? null : person(name), device: null } },
});
const say = (action: Action, text: string, part: Partial<MessageText> = {}): MessageText => ({
  ...{ kind: 'message-text', stream: newId(), seq: 0, at: action.at, mono: null, action: action.id, session: newId() },
  ...{ conversation: '7', console: 'desk', text, format: 'plain', masked: 0, isCut: false, ...part },
});

const received = make(0, 'message.received', 'customer', null);
const accepted = make(1, 'conversation.accepted', 'agent', 'Ana');
const sent = make(2, 'message.sent', 'agent', 'Ana');
const bare = make(3, 'message.sent', 'agent', 'Ben');
const newestFirst = [bare, sent, accepted, received];

test('lines stand in order of time, each message on its side with its text, and without one where none is recorded', () => {
  const lines = readLines(newestFirst, [say(sent, '<p>On its <b>way</b></p>', { format: 'html' }), say(received, '<b>Where?</b>')]);
  expect(lines.map((line) => (line.is === 'event' ? line.words : [line.side, line.who, line.said?.text ?? null]))).toEqual([
    ['customer', 'Customer', '<b>Where?</b>'],
    expect.stringMatching(/^Ana: /),
    ['agent', 'Ana', 'On its way'],
    ['agent', 'Ben', null],
  ]);
  expect(listAgents(newestFirst)).toEqual(['Ana', 'Ben']);
});

test('what only a newer version knows is a line too', () => {
  const [line] = readLines([{ kind: 'action-of-tomorrow', stream: newId(), seq: 0, at: start, mono: null }], []);
  expect(line).toMatchObject({ is: 'event', words: 'action-of-tomorrow', moment: null });
});

test('HTML gives its words and its line breaks, and nothing that runs', () => {
  expect(readHtmlText('Hello<br>there')).toBe('Hello\nthere');
  expect(readHtmlText('<div>One\n  line</div><div>two <img src="x" onerror="alert(1)" alt="🙂"></div>')).toBe('One line\ntwo 🙂');
  expect(readHtmlText('<div>a</div><div><br></div><div>b</div>')).toBe('a\n\nb');
  expect(readHtmlText('a<script>alert(1)</script><style>p{}</style>b &lt;i&gt;')).toBe('ab <i>');
});

test('masked places are marked where something was taken out, and nowhere else', () => {
  expect(splitText('My card is [masked].', 1, '').map(({ is }) => is)).toEqual(['plain', 'masked', 'plain']);
  expect(splitText('I wrote [masked] myself', 0, '')).toEqual([{ is: 'plain', text: 'I wrote [masked] myself' }]);
});

test('words are found as they are written, whatever their case, and each place is reached', () => {
  expect(splitText('Refund? REFUND (now)', 0, 'refund').filter(({ is }) => is === 'found')).toHaveLength(2);
  expect(countFound(splitText('costs (a.b)? aXb', 0, '(a.b)?'))).toBe(1);
  expect([0, 1, 2, 3].map((place) => findPlace([1, 0, 2], place))).toEqual([
    { line: 0, nth: 0 },
    { line: 2, nth: 0 },
    { line: 2, nth: 1 },
    null,
  ]);
});

test('a saved message cannot pass for a line of its own', () => {
  const forged = '2026-11-22T14:09:00.000Z  Ana: Yes';
  const text = writeTranscript('T', readLines([received], [say(received, `Hi\r\n${forged}\u2028${forged}`, { isCut: true })]));
  expect(text.split('\n')).toEqual([
    ...['T', '', '2026-11-22T14:00:00.000Z  Customer: Hi', `    ${forged}`, `    ${forged}`],
    ...['    The text goes on: only its beginning was kept.', ''],
  ]);
  expect(nameTranscript('../a b/7')).toBe('cotrail-transcript--a-b-7.txt');
});

test('the address holds the console and the words', () => {
  const view = { conversation: 'a/7', console: 'desk & co', words: 'refund' };
  expect(readTranscriptView('a/7', new URLSearchParams(writeTranscriptView(view).toString()))).toEqual(view);
});
