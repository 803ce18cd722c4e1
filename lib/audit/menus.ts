/** The filter menus of a log: which facets each holds, their choices with counts, and what choosing one does to the filter. */
import type { ActionFacet, ActionFacets } from '../events/action-api.ts';
import { actionCategories, readCategory } from '../events/action-events.ts';
import { findText, t } from '../text/t.ts';
import type { LogFilter, ShownLog } from './related.ts';
import { nameEntityType, nameEvent } from './words.ts';

interface Menu {
  id: 'event' | 'by' | 'item' | 'from' | 'to' | 'outcome' | 'group' | 'console' | 'evidence';
  facets: readonly ActionFacet[];
  /** Null: in every log. */
  log?: ShownLog;
}

export const menus: readonly Menu[] = [
  { id: 'event', facets: ['category', 'event'] },
  { id: 'by', facets: ['kind', 'by'] },
  { id: 'item', facets: ['entityType', 'entity'] },
  { id: 'from', facets: ['from'] },
  { id: 'to', facets: ['to'] },
  { id: 'group', facets: ['ownGroup'], log: 'conversations' },
  { id: 'outcome', facets: ['outcome', 'initiator'] },
  { id: 'console', facets: ['console'] },
  { id: 'evidence', facets: ['evidence'] },
];

/** Facets of which a value may be asked for that is not among the most frequent. */
const openFacets: readonly ActionFacet[] = ['by', 'entity', 'from', 'to'];
/** A facet says at most so many of its values. */
export const mostValues = 200;

export interface Choice {
  /** Unique in its menu. */
  key: string;
  facet: ActionFacet;
  value: string;
  label: string;
  /** Null where it is not known (yet). */
  count: { count: number; more: boolean } | null;
}

export interface ChoiceGroup {
  id: string;
  label: string;
  choices: readonly Choice[];
}

/** `facets` null: not known yet; what is chosen is there all the same, so that it can be taken away. */
export function listGroups(menu: Menu, facets: ActionFacets | null, filter: LogFilter): ChoiceGroup[] {
  return menu.facets.flatMap((facet) => {
    const choices = listChoices(facet, facets, filter);
    const groups = facet === 'event' ? splitByCategory(choices) : [{ id: facet, label: t(`log.part.${facet}`), choices }];
    return groups.filter((group) => group.choices.length > 0);
  });
}

/** The choices whose label or value has these words, in their groups. Where nothing is that text exactly, it can be asked for itself. */
export function findChoices(groups: readonly ChoiceGroup[], menu: Menu, words: string, filter: LogFilter): ChoiceGroup[] {
  const wanted = words.trim();
  if (wanted === '') return [...groups];
  const needle = wanted.toLocaleLowerCase();
  const found = groups
    .map((group) => ({
      ...group,
      choices: group.choices.filter(({ label, value }) => `${label}\n${value}`.toLocaleLowerCase().includes(needle)),
    }))
    .filter(({ choices }) => choices.length > 0);
  const open = menu.facets.find((facet) => openFacets.includes(facet) && (facet !== 'entity' || filter.entityType !== undefined));
  const isThere = found.some(({ choices }) => choices.some(({ value, facet }) => facet === open && value === wanted));
  if (open === undefined || isThere) return found;
  const exact = { ...makeChoice(open, wanted, null), label: t('log.filter.exactly', { value: wanted }) };
  return [...found, { id: 'exact', label: t(`log.part.${open}`), choices: [exact] }];
}

/** The chosen ones, as a menu's button says them. */
export function listChosen(menu: Menu, facets: ActionFacets | null, filter: LogFilter): Choice[] {
  return menu.facets.flatMap((facet) => {
    const all = listChoices(facet, facets, filter);
    return listValues(filter, facet).map((value) => all.find((choice) => choice.value === value) ?? makeChoice(facet, value, null));
  });
}

export function toggleChoice(filter: LogFilter, { facet, value }: Pick<Choice, 'facet' | 'value'>): LogFilter {
  const before = listValues(filter, facet);
  const isChosen = before.includes(value);
  const after = isChosen ? before.filter((each) => each !== value) : facet === 'ownGroup' ? [value] : [...before, value];
  return setFacet(filter, facet, after);
}

export function clearMenu(filter: LogFilter, menu: Menu): LogFilter {
  return menu.facets.reduce((rest, facet) => setFacet(rest, facet, []), filter);
}

export function isFiltered(filter: LogFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

function setFacet(filter: LogFilter, facet: ActionFacet, values: string[]): LogFilter {
  const others: LogFilter = { ...filter };
  delete others[facet];
  if (values.length > 0) return { ...others, [facet]: facet === 'ownGroup' ? values[0] : values };
  // Ids mean nothing without their types.
  if (facet === 'entityType') delete others.entity;
  return others;
}

function listValues(filter: LogFilter, facet: ActionFacet): string[] {
  return [filter[facet] ?? []].flat();
}

function listChoices(facet: ActionFacet, facets: ActionFacets | null, filter: LogFilter): Choice[] {
  const known = facets?.[facet] ?? [];
  const choices = known.map(({ value, label, count, more }) => makeChoice(facet, value, label ?? null, { count, more }));
  const missing = listValues(filter, facet).filter((value) => !known.some((each) => each.value === value));
  const none = facets === null || known.length >= mostValues ? null : { count: 0, more: false };
  return [...missing.map((value) => makeChoice(facet, value, null, none)), ...choices];
}

function makeChoice(facet: ActionFacet, value: string, label: string | null, count: Choice['count'] = null): Choice {
  return { key: `${facet}:${value}`, facet, value, label: label ?? nameValue(facet, value), count };
}

/** Categories stand in the order of their table, and so do the events below them; within one the most frequent comes first. */
function splitByCategory(choices: readonly Choice[]): ChoiceGroup[] {
  return actionCategories.map((category) => ({
    id: `event-${category}`,
    label: t(`common.category.${category}`),
    choices: choices.filter(({ value }) => readCategory(value) === category),
  }));
}

function nameValue(facet: ActionFacet, value: string): string {
  if (value === '') return facet === 'from' || facet === 'to' ? t('log.value.absent') : t('log.value.unknown');
  if (facet === 'event') return nameEvent(value);
  if (facet === 'entityType') return nameEntityType(value);
  if (facet === 'category') return findText(`common.category.${value}`) ?? value;
  if (openFacets.includes(facet) || facet === 'console') return value;
  return findText(`log.${facet === 'ownGroup' ? 'own-group' : facet}.${value}`) ?? value;
}
