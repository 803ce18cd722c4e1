/** The index of actions: of each, what it can be filtered by and its words, so that a listing reads no record that it does not show. */
import type { Action } from '../events/action.ts';
import { listSearchTexts, readPersonText, readValueText } from '../events/action-text.ts';
import type { Json } from '../events/base.ts';

/** The empty text stands for what is unknown, as it does in filters; `ownGroup` is empty where the action is no view. */
export interface ActionRow {
  /** The order in which actions were written here: the table's own key. Absent until then. */
  arrival?: number;
  stream: string;
  seq: number;
  at: number;
  /** Absent where the record concerns no session, so that the index leaves it out. */
  session?: string;
  event: string;
  by: string;
  kind: string;
  from: string;
  to: string;
  entityType: string;
  entity: string;
  entityName: string;
  console: string;
  evidence: string[];
  outcome: string;
  initiator: string;
  ownGroup: 'yes' | 'no' | 'unknown' | '';
  hasConversation: boolean;
  /** The ids of its conversation and its entity. Indexed each. */
  items: string[];
  /** Each word once, with a space before each. */
  words: string;
}

/** A value of a filter has this length at most. */
const longestValue = 500;

export function toActionRow(action: Action, session: string | null): ActionRow {
  const { stream, seq, at, event, actor, conversation, view } = action;
  const entity = action.entity.value;
  const row: ActionRow = {
    stream,
    seq,
    at,
    event,
    by: readPersonText(actor.person) ?? '',
    kind: actor.kind,
    from: readShort(action.from.value),
    to: readShort(action.to.value),
    entityType: entity?.type ?? '',
    entity: entity?.id ?? '',
    entityName: entity?.name ?? '',
    console: action.console ?? '',
    evidence: [...new Set(action.evidence)],
    outcome: action.outcome.value ?? '',
    initiator: action.initiator ?? '',
    ownGroup: view == null ? '' : view.ownGroup === null ? 'unknown' : view.ownGroup ? 'yes' : 'no',
    hasConversation: conversation !== null,
    items: [...new Set([conversation?.id ?? '', entity?.id ?? ''])].filter((id) => id !== ''),
    words: splitWords(listSearchTexts(action).join(' '))
      .map((word) => ` ${word}`)
      .join(''),
  };
  if (session !== null) row.session = session;
  return row;
}

function readShort(value: Json | null): string {
  return (readValueText(value) ?? '').slice(0, longestValue);
}

/** Letters and digits in lower case, without their accents; each word once. */
export function splitWords(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}+/gu, '');
  return [...new Set(plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];
}
