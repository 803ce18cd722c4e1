/** What a reader asks next from one action: the rest about its item, its conversation, its person; who looked, and where they looked. */
import type { ActionFilter } from '../events/action-api.ts';
import { listLogs } from '../events/action-events.ts';
import { readPersonText } from '../events/action-text.ts';
import type { Action } from '../events/action.ts';

/** The logs that have a screen of their own. */
export const shownLogs = ['conversations', 'audit'] as const;
export type ShownLog = (typeof shownLogs)[number];

/** A filter as a screen holds it: the log is the screen's. */
export type LogFilter = Omit<ActionFilter, 'log'>;

export interface Related {
  question: 'item' | 'conversation' | 'who-opened' | 'person' | 'other-groups';
  log: ShownLog;
  filter: LogFilter;
}

export function chooseLog({ event, conversation }: Action): ShownLog {
  return listLogs(event, conversation !== null).includes('conversations') ? 'conversations' : 'audit';
}

export function listRelated(action: Action): Related[] {
  const log = chooseLog(action);
  const item = action.entity.value?.id ?? null;
  const conversation = action.conversation?.id ?? null;
  const person = readPersonText(action.actor.person);
  // Ids are a console's own: another console may have the same.
  const about = (id: string): LogFilter => (action.console === null ? { item: id } : { item: id, console: [action.console] });
  const opened = ['conversation.viewed'];
  const related: (Related | null)[] = [
    item === null ? null : { question: 'item', log, filter: about(item) },
    conversation === null || conversation === item ? null : { question: 'conversation', log: 'conversations', filter: about(conversation) },
    conversation === null ? null : { question: 'who-opened', log: 'conversations', filter: { ...about(conversation), event: opened } },
    person === null ? null : { question: 'person', log, filter: { by: [person] } },
    person === null ? null : { question: 'other-groups', log: 'conversations', filter: { by: [person], event: opened, ownGroup: 'no' } },
  ];
  return related.filter((each) => each !== null);
}
