/** Where a session's person is known from, in words: a line for each who says who it is. */
import type { SessionSummary } from '../../lib/events/api.ts';
import type { Person } from '../../lib/events/person.ts';
import { t } from '../../lib/text/t.ts';

/** Null where nobody says. */
export function explainWho({ person, named = [] }: Pick<SessionSummary, 'person' | 'named'>): string | null {
  const own = person === null || nameOne(person) === null ? [] : [t(`common.who.${person.via}`, wordsOf(person))];
  const lines = [...own, ...named.map((each) => t('common.who.later', wordsOf(each)))];
  return lines.length === 0 ? null : lines.join('\n');
}

function wordsOf(person: Person): { name: string; console: string } {
  return { name: nameOne(person) ?? '', console: person.console ?? '' };
}

function nameOne({ name, id }: Person): string | null {
  return name ?? id;
}
