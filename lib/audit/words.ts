/** What the parts of an action are called on a screen. What has no name is shown as it is; what is unknown is said to be. */
import { readCategory } from '../events/action-events.ts';
import { readPersonText, readValueText } from '../events/action-text.ts';
import type { Action } from '../events/action.ts';
import { writeRating } from '../events/rating.ts';
import { findText, t } from '../text/t.ts';

/** An event that nobody has a word for as it is. */
export function nameEvent(event: string): string {
  return findText(`common.event.${event}`) ?? event;
}

export function nameEntityType(type: string): string {
  return findText(`log.entity.${type}`) ?? type;
}

/** Null where nobody knows who it was. The console's system or an API needs no name. */
export function nameActor({ kind, person }: Action['actor']): string | null {
  return readPersonText(person) ?? (kind === 'system' || kind === 'api' ? t(`log.kind.${kind}`) : null);
}

/** The entity by its name, with its type unless that is clear; null where it is unknown. */
export function nameEntity({ value }: Action['entity']): string | null {
  if (value === null) return null;
  const name = value.name ?? value.id;
  if (name === null) return nameEntityType(value.type);
  return value.type === 'conversation' ? name : `${nameEntityType(value.type)} ${name}`;
}

/** One side of a change: a text; `none` where it was seen that there was nothing; `unknown`; or `empty` where such an event has no such side. */
export type Side = { is: 'text'; text: string } | { is: 'none' | 'unknown' | 'empty' };

export function readSide({ event, from, to }: Action, side: 'from' | 'to'): Side {
  const { value, evidence } = side === 'from' ? from : to;
  const text = (event === 'conversation.rated' ? writeRating(value) : null) ?? readValueText(value);
  if (text !== null) return { is: 'text', text };
  if (evidence.length > 0) return { is: 'none' };
  const category = readCategory(event);
  const changes = category === 'edit' || category === 'set' || category === 'other';
  return { is: changes && event !== 'macro.run' ? 'unknown' : 'empty' };
}

export function nameSide(side: Side): string {
  return side.is === 'text' ? side.text : side.is === 'empty' ? '–' : t(`log.value.${side.is}`);
}

/** `Ana → Tier 2`; null where neither side has anything to say. */
export function nameChange(action: Action): string | null {
  const [from, to] = [readSide(action, 'from'), readSide(action, 'to')];
  if (from.is === 'empty' && to.is === 'empty') return null;
  if (from.is === 'empty') return nameSide(to);
  if (to.is === 'empty') return nameSide(from);
  return t('dashboard.row.change', { from: nameSide(from), to: nameSide(to) });
}

/** Of a view: whose group the conversation was. Null where the action is no view. */
export function readOwnGroup({ view }: Action): 'yes' | 'no' | 'unknown' | null {
  if (view === null || view === undefined) return null;
  return view.ownGroup === null ? 'unknown' : view.ownGroup ? 'yes' : 'no';
}

/** The console's page of the conversation, where the record names one that a browser may open. */
export function findConversationLink({ conversation }: Action): string | null {
  const link = conversation?.link ?? null;
  return link !== null && URL.canParse(link) && /^https?:$/.test(new URL(link).protocol) ? link : null;
}
