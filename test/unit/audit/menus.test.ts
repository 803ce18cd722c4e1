/** The filter menus: what they offer, what a choice does, and that nothing that is chosen can get lost. */
import { expect, test } from 'vitest';
import { clearMenu, findChoices, isFiltered, listChosen, listGroups, menus, toggleChoice } from '../../../lib/audit/menus.ts';
import type { LogFilter } from '../../../lib/audit/related.ts';
import { actionFacets, ActionFilter } from '../../../lib/events/action-api.ts';
import { createFixtureLog } from '../../support/fixture-log.ts';

const log = createFixtureLog(4000);
const menuOf = (id: (typeof menus)[number]['id']) => menus.find((menu) => menu.id === id)!;
const keysOf = (filter: LogFilter) => menus.flatMap((menu) => listChosen(menu, null, filter)).map(({ key }) => key);

test('each facet has its menu', () => {
  expect(menus.flatMap(({ facets }) => facets).toSorted()).toEqual([...actionFacets].toSorted());
});

test('a choice is chosen, stands beside others, and is taken away again', () => {
  const by = (value: string) => ({ facet: 'by' as const, value });
  const one = toggleChoice({ text: 'x' }, by('Ana'));
  const two = toggleChoice(one, by('Ben'));
  expect(two).toEqual({ text: 'x', by: ['Ana', 'Ben'] });
  expect(toggleChoice(toggleChoice(two, by('Ana')), by('Ben'))).toEqual({ text: 'x' });
  const own = toggleChoice({}, { facet: 'ownGroup', value: 'no' });
  expect(own).toEqual({ ownGroup: 'no' });
  expect(toggleChoice(own, { facet: 'ownGroup', value: 'unknown' })).toEqual({ ownGroup: 'unknown' });
  expect(toggleChoice(own, { facet: 'ownGroup', value: 'no' })).toEqual({});
});

test('ids go with their types', () => {
  const filter: LogFilter = { entityType: ['queue'], entity: ['q-1'] };
  expect(toggleChoice(filter, { facet: 'entityType', value: 'queue' })).toEqual({});
  expect(clearMenu({ ...filter, item: '8841' }, menuOf('item'))).toEqual({ item: '8841' });
});

test('whatever is chosen can be read by the schema, and is said by its menu before any counts are there', () => {
  for (const menu of menus)
    for (const { choices } of listGroups(menu, log.count({ entityType: ['queue'] }), { entityType: ['queue'] }))
      for (const choice of choices) {
        const filter = toggleChoice({ entityType: ['tag'] }, choice);
        expect(ActionFilter.parse(filter)).toEqual(filter);
        if (choice.key !== 'entityType:tag') expect(keysOf(filter)).toContain(choice.key);
      }
});

test('events stand below their categories; unknown ones are there, under their own name', () => {
  const groups = listGroups(menuOf('event'), log.count({}), {});
  expect(groups[0]).toMatchObject({ id: 'category', label: 'Category' });
  const other = groups.find(({ id }) => id === 'event-other')!;
  expect(other.choices.map(({ label }) => label)).toEqual(['conversation.sentiment-guessed']);
  expect(groups.find(({ id }) => id === 'event-view')!.choices.map(({ label }) => label)).toContain('Conversation viewed');
});

test('what is chosen but has become rare stays, with its count; without counts, without one', () => {
  const filter: LogFilter = { by: ['Nobody at all'] };
  const find = (facets: Parameters<typeof listGroups>[1]) =>
    listGroups(menuOf('by'), facets, filter)
      .flatMap(({ choices }) => choices)
      .find(({ value }) => value === 'Nobody at all');
  expect(find(log.count(filter))?.count).toEqual({ count: 0, more: false });
  expect(find(null)?.count).toBeNull();
});

test('finding narrows by label and by value, and lets one ask for a text that is not among the most frequent', () => {
  const menu = menuOf('from');
  const groups = listGroups(menu, log.count({}), {});
  expect(findChoices(groups, menu, ' ', {})).toEqual(groups);
  const found = findChoices(groups, menu, 'TIER', {});
  expect(found.flatMap(({ choices }) => choices).map(({ label }) => label)).toEqual(['Tier 2', 'Exactly “TIER”']);
  expect(findChoices(groups, menu, 'Tier 2', {}).flatMap(({ choices }) => choices)).toHaveLength(1);
  const exact = findChoices(groups, menu, 'Tier 77', {}).flatMap(({ choices }) => choices);
  expect(exact).toMatchObject([{ facet: 'from', value: 'Tier 77', label: 'Exactly “Tier 77”', count: null }]);
  expect(findChoices(listGroups(menuOf('evidence'), log.count({}), {}), menuOf('evidence'), 'zzz', {})).toEqual([]);
});

test('a filter is one as soon as anything is set', () => {
  expect(isFiltered({})).toBe(false);
  expect(isFiltered({ since: undefined })).toBe(false);
  expect(isFiltered({ since: 0 })).toBe(true);
});
