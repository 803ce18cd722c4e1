/** A conversation as lines in order of time: what was said, by whom, and what was done in between. */
import { compareNewest, readLogRow } from '../../lib/audit/log-row.ts';
import { nameActor, nameChange, nameEvent } from '../../lib/audit/words.ts';
import { readPersonText } from '../../lib/events/action-text.ts';
import type { Action } from '../../lib/events/action.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { MessageText } from '../../lib/events/message-text.ts';
import { t } from '../../lib/text/t.ts';
import { readHtmlText } from './read-html-text.ts';

export interface Said {
  text: string;
  masked: number;
  isCut: boolean;
}

export type Line = { key: string; at: number; moment: { session: string; at: number; tab: number | null } | null } & (
  { is: 'message'; side: 'agent' | 'customer'; who: string; event: string | null; said: Said | null } | { is: 'event'; words: string }
);

export function readLines(actions: readonly Envelope[], texts: readonly MessageText[]): Line[] {
  const saidBy = new Map(texts.map((text) => [text.action, text]));
  return actions
    .map(readLogRow)
    .sort((a, b) => compareNewest(b, a))
    .map(({ key, at, action, raw }): Line => {
      // What only a newer version knows is named as it came.
      if (action === null) return { key, at, moment: null, is: 'event', words: raw.kind };
      const text = saidBy.get(action.id) ?? null;
      const place = { key, at, moment: readMoment(action) };
      if (text === null && !spoken.includes(action.event)) return { ...place, is: 'event', words: nameDeed(action) };
      const side = readSideOf(action);
      return {
        ...{ ...place, is: 'message', side, who: nameActor(action.actor) ?? t(`transcript.side.${side}`) },
        event: usual.includes(action.event) ? null : nameEvent(action.event),
        said: text === null ? null : readSaid(text),
      };
    });
}

/** What is said to the other side, and needs no name: it is what a transcript is of. */
const usual = ['message.sent', 'message.received'];
const spoken = [...usual, 'message.edited'];

/** Each agent who said something, in the order in which they first did. */
export function listAgents(actions: readonly Envelope[]): string[] {
  const answers = actions.map(readLogRow).sort((a, b) => compareNewest(b, a));
  const names = answers.map(({ action }) =>
    action?.event === 'message.sent' && action.actor.kind === 'agent' ? readPersonText(action.actor.person) : null,
  );
  return [...new Set(names.filter((name) => name !== null))];
}

function readSideOf({ event, actor }: Action): 'agent' | 'customer' {
  return event === 'message.received' || actor.kind === 'customer' ? 'customer' : 'agent';
}

function readSaid({ text, format, masked, isCut }: MessageText): Said {
  return { text: format === 'html' ? readHtmlText(text) : text, masked, isCut };
}

function nameDeed(action: Action): string {
  const change = nameChange(action);
  const event = change === null ? nameEvent(action.event) : t('transcript.change', { event: nameEvent(action.event), change });
  return t('transcript.event', { who: nameActor(action.actor) ?? t('transcript.side.unknown'), event });
}

function readMoment({ moment, session, at }: Action) {
  const of = moment?.session ?? session;
  if (of === null) return null;
  // A tab that nobody observed nor inferred is no reason to show that tab alone.
  return { session: of, at: moment?.at ?? at, tab: moment?.place == null ? null : moment.tab };
}
