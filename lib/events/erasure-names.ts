/** What names a conversation or a customer in a record: the same texts on a device and at the collector, which compare them by their hash. No zod at run time here. */
import type { Action } from './action.ts';
import type { ErasureTarget } from './data-api.ts';
import type { Envelope } from './envelope.ts';
import type { Interaction } from './interaction.ts';
import type { MessageText } from './message-text.ts';

const conversationTypes = new Set(['conversation', 'chat', 'chat-session', 'ticket', 'case']);
const customerTypes = new Set(['customer', 'contact', 'visitor', 'lead', 'end-user']);
/** These are named like people now and then, and are no customers; nor are the values of these events. */
const others = new Set([
  'agent',
  'account',
  'self',
  'team',
  'department',
  'queue',
  'role',
  'tag',
  'inbox',
  'macro',
  'hold',
  'masking',
  'erasure',
  'retention',
]);
const othersValues =
  /^(agent|account|role|queue|permission|retention|hold|masking|erasure)\.|^conversation\.(assigned|transferred|accepted|monitored)$/;
/** A name of more words is compared by its first ones. */
const mostWords = 6;
/** What stands further behind in a text is not looked at: a whole page may be selected. */
const mostRead = 400;

/** Words in lower case, without what stands between them: `Ana  Ruiz` and `ana-ruiz` are one name. */
export function toWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function nameOf(kind: string, text: string): string {
  return `${kind} ${toWords(text).slice(0, mostWords).join(' ')}`;
}

/** The names that a target is found by. */
export function listTargetNames(target: ErasureTarget): string[] {
  if (target.kind === 'customer')
    return [target.id, target.name].flatMap((text) => (text === undefined || toWords(text).length === 0 ? [] : [nameOf('customer', text)]));
  return [nameOf(target.console === undefined ? 'conversation' : `conversation@${target.console}`, target.id)];
}

/** The names of a conversation that an action tells of: those that a customer's erasure takes with it. */
export function listConversationNames(action: Action): string[] {
  const { conversation, console } = action;
  return conversation?.id == null ? [] : [nameOf(console === null ? 'conversation' : `conversation@${console}`, conversation.id)];
}

/** All that a record could be found by. Frames name nothing: they go by the views of a conversation. */
export function listNames(record: Envelope): string[] {
  if (record.kind === 'action') return listActionNames(record as unknown as Action);
  if (record.kind === 'message-text') return listMessageNames(record as unknown as MessageText);
  return record.kind === 'interaction' ? listInteractionNames(record as unknown as Interaction) : [];
}

/** The names that a filter may hold: what somebody searched for is kept with the export of it. */
export function listFilterNames(filter: object): string[] {
  return listTexts(filter).flatMap((text) => [...listRuns(text), nameOf('conversation', text)]);
}

function listActionNames({ conversation, console, entity: { value: thing }, actor, from, to, event }: Action): string[] {
  const type = thing?.type ?? '';
  const ids = [conversation?.id, conversationTypes.has(type) ? thing?.id : null].flatMap((id) => id ?? []);
  const who = actor.kind === 'customer' ? actor.person : null;
  const exact = [...(customerTypes.has(type) ? [thing?.id, thing?.name] : []), who?.id, who?.name].flatMap((text) => text ?? []);
  const values = othersValues.test(event) ? [] : [from.value, to.value].flatMap(listTexts);
  const texts = others.has(type) || thing?.name == null ? values : [...values, thing.name];
  return [
    ...ids.flatMap((id) => [nameOf('conversation', id), nameOf(`conversation@${console ?? ''}`, id)]),
    ...exact.map((text) => nameOf('customer', text)),
    ...texts.flatMap(listRuns),
  ];
}

function listInteractionNames({ url, title, data }: Interaction): string[] {
  const texts = [title, ...listTexts(data)].flatMap((text) => text ?? []);
  return [...texts.flatMap(listRuns), ...listSteps(url), ...texts.flatMap((text) => (text.includes('://') ? listSteps(text) : []))];
}

function listMessageNames({ conversation, console, text }: MessageText): string[] {
  const ids = conversation === null ? [] : [nameOf('conversation', conversation), nameOf(`conversation@${console ?? ''}`, conversation)];
  return [...ids, ...listRuns(text)];
}

/** The steps of an address's path, in its hash too: consoles have a conversation's id there. */
function listSteps(url: string): string[] {
  const steps = url
    .split(/[/?#&=]+/)
    .slice(2)
    .map(decodeStep)
    .filter((step) => toWords(step).length > 0);
  return steps.flatMap((step) => [nameOf('conversation', step), nameOf('customer', step)]);
}

function decodeStep(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step; // A lone % is no encoding: then it is the text itself.
  }
}

/** Each run of words in a text that could be a customer's name. */
function listRuns(text: string): string[] {
  const words = toWords(text).slice(0, mostRead);
  return words.flatMap((_, from) =>
    Array.from(
      { length: Math.min(mostWords, words.length - from) },
      (_, more) => `customer ${words.slice(from, from + more + 1).join(' ')}`,
    ),
  );
}

/** The texts within a value, numbers as text. */
function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}
