/** What an action is in a table: one column per field, so that a spreadsheet can sort and filter by each. */
import type { Action } from '../events/action.ts';
import { readCategory } from '../events/action-events.ts';
import { readValueText } from '../events/action-text.ts';
import { writeRating } from '../events/rating.ts';
import type { Json } from '../events/base.ts';
import type { Envelope } from '../events/envelope.ts';
import { readKnown } from '../events/record.ts';
import { findText, t } from '../text/t.ts';
import { createWallClock } from './zone.ts';

/** A cell as both formats take it: a date is a date, a number a number, all else is text; unknown is null. */
export type Cell = string | number | boolean | Date | null;

export interface Column {
  header: string;
  /** `date`: a moment in UTC; `wall`: a date whose UTC fields are the zone's wall clock. */
  kind: 'text' | 'date' | 'wall';
  width: number;
}

export interface Table {
  columns: Column[];
  readRow(record: Envelope): Cell[];
}

interface Field extends Omit<Column, 'header'> {
  name: string;
  read(action: Action): Cell;
}

const text = (name: string, width: number, read: (action: Action) => Cell): Field => ({ name, kind: 'text', width, read });

/** The fields of an action in the order of the columns, after its dates. */
const fields: readonly Field[] = [
  text('by-kind', 10, ({ actor }) => actor.kind),
  text('by-id', 16, ({ actor }) => actor.person?.id ?? null),
  text('by-name', 22, ({ actor }) => actor.person?.name ?? null),
  text('event', 28, ({ event }) => event),
  text('event-label', 28, ({ event }) => findText(`common.event.${event}`) ?? event),
  text('category', 12, ({ event }) => readCategory(event)),
  text('entity-type', 14, ({ entity }) => entity.value?.type ?? null),
  text('entity-id', 16, ({ entity }) => entity.value?.id ?? null),
  text('entity-name', 22, ({ entity }) => entity.value?.name ?? null),
  text('from', 24, ({ from }) => readCell(from.value)),
  text('to', 24, ({ event, to }) =>
    readCell(event === 'conversation.rated' && typeof to.value === 'object' ? (writeRating(to.value) ?? to.value) : to.value),
  ),
  text('conversation-id', 16, ({ conversation }) => conversation?.id ?? null),
  text('conversation-link', 40, ({ conversation }) => conversation?.link ?? null),
  text('conversation-group', 18, ({ conversation }) => conversation?.group ?? null),
  text('console', 14, ({ console }) => console),
  text('outcome', 12, ({ outcome }) => outcome.value),
  text('initiator', 12, ({ initiator }) => initiator),
  text('own-group', 11, ({ view }) => view?.ownGroup ?? null),
  text('dwell', 16, ({ view }) => (view?.dwellMs == null ? null : view.dwellMs / 1000)),
  { name: 'settled', kind: 'date', width: 25, read: ({ settledAt }) => readDate(settledAt) },
  text('evidence', 16, ({ evidence }) => listWords(evidence)),
  text('entity-evidence', 16, ({ entity }) => listWords(entity.evidence)),
  text('from-evidence', 16, ({ from }) => listWords(from.evidence)),
  text('to-evidence', 16, ({ to }) => listWords(to.evidence)),
  text('outcome-evidence', 16, ({ outcome }) => listWords(outcome.evidence)),
  text('rule', 28, ({ rule }) => (rule ? `${rule.profile}@${rule.version}/${rule.rule}` : null)),
  text('provenance', 16, ({ rule }) => rule?.provenance ?? null),
  text('place', 16, ({ moment }) => moment?.place ?? null),
  text('session', 38, ({ session }) => session),
  text('device', 38, ({ actor }) => actor.device),
  text('id', 38, ({ id }) => id),
];

/** `zone` is an IANA name; the second date column is in it. */
export function createTable(zone: string): Table {
  const readWall = createWallClock(zone);
  return {
    columns: [
      { header: t('export.column.at'), kind: 'date', width: 25 },
      { header: t('export.column.local', { zone }), kind: 'wall', width: 25 },
      ...fields.map(({ name, kind, width }) => ({ header: findText(`export.column.${name}`) ?? name, kind, width })),
    ],
    readRow: (record) => [readDate(record.at), readDate(readWall(record.at)), ...readFields(record)],
  };
}

/** Of an action that only a newer version can read there is its date and, where it says one, its event. The rest is in JSON Lines. */
function readFields(record: Envelope): Cell[] {
  const action = readKnown(record);
  if (action?.kind === 'action') return fields.map(({ read }) => read(action));
  const event = typeof record['event'] === 'string' ? record['event'] : record.kind;
  return fields.map(({ name }) => (name === 'event' ? event : null));
}

function readCell(value: Json): Cell {
  return typeof value === 'number' || typeof value === 'boolean' ? value : readValueText(value);
}

/** `at` may have fractions of a millisecond, which no date holds. */
function readDate(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

function listWords(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join(', ');
}
