/** The filters above the sessions: each a menu with counts, or a date; all of them live in the address. */
import { X } from 'lucide-preact';
import { interactionTypes } from '../../lib/events/interaction.ts';
import type { SessionFacets } from '../../lib/events/api.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatOrigin } from '../format.ts';
import { OptionMenu, type MenuOption } from '../option-menu.tsx';
import type { SessionsQuery } from '../route.ts';
import { TypeIcon } from '../type-icon.tsx';
import styles from './session-filters.module.css';

interface SessionFiltersProps {
  query: SessionsQuery;
  /** Null while they load: what is chosen can still be taken away. */
  facets: SessionFacets | null;
  onChange: (query: SessionsQuery) => void;
}

type MenuKey = 'person' | 'site' | 'type' | 'gaps';

export function SessionFilters({ query, facets, onChange }: SessionFiltersProps) {
  const options: Record<MenuKey, MenuOption[]> = {
    person: listFacet(facets?.persons, query.person, (value) => value),
    site: listFacet(facets?.sites, query.site, formatOrigin),
    type: listFacet(facets?.types, query.type, nameType).map((option) => ({
      ...option,
      icon: <TypeIcon kind={option.value as (typeof interactionTypes)[number]} />,
    })),
    gaps: (['yes', 'no'] as const).map((value) => ({ value, label: t(`dashboard.filter.gaps.${value}`) })),
  };
  const set = (key: keyof SessionsQuery, value: string | number | undefined) => {
    const { [key]: _before, ...others } = query;
    onChange(value === undefined ? others : { ...others, [key]: value });
  };
  const isFiltered = Object.keys(query).length > 0;
  return (
    <div class={styles['filters']} role="group" aria-label={t('dashboard.filter.label')}>
      {(['person', 'site', 'type', 'gaps'] as const).map((key) => {
        const chosen = options[key].find(({ value }) => value === query[key]);
        const label = t(`dashboard.filter.${key}`);
        return (
          <OptionMenu
            key={key}
            label={label}
            options={options[key]}
            chosen={chosen ? [chosen.value] : []}
            onToggle={(value) => set(key, value === query[key] ? undefined : value)}
          >
            {chosen === undefined ? label : chosen.label}
          </OptionMenu>
        );
      })}
      <DateField label={t('dashboard.filter.from')} at={query.from} onChange={(day) => set('from', day)} />
      <DateField
        label={t('dashboard.filter.to')}
        at={query.to === undefined ? undefined : query.to - 1}
        onChange={(day) => set('to', day === undefined ? undefined : nextDay(day))}
      />
      {isFiltered && (
        <Button look="quiet" onClick={() => onChange({})}>
          <X size={14} aria-hidden="true" />
          {t('dashboard.filter.clear')}
        </Button>
      )}
    </div>
  );
}

/** A day in the viewer's zone; `at` and what `onChange` gets are its first ms. */
function DateField({ label, at, onChange }: { label: string; at: number | undefined; onChange: (at: number | undefined) => void }) {
  const choose = (value: string) => {
    const day = value === '' ? undefined : new Date(`${value}T00:00`).getTime();
    // While a year is typed it is 2, 20 and 202 first.
    if (day === undefined || day >= 0) onChange(day);
  };
  return (
    <label class={styles['date']}>
      {label}
      <input type="date" value={at === undefined ? '' : writeDay(at)} onChange={({ currentTarget: { value } }) => choose(value)} />
    </label>
  );
}

/** What is chosen stays in its menu, though no session may be left that has it. */
function listFacet(facet: SessionFacets['persons'] | undefined, chosen: string | undefined, name: (value: string) => string): MenuOption[] {
  const options = (facet ?? []).flatMap(({ value, count }) => (value === null ? [] : [{ value, label: name(value), count }]));
  return chosen === undefined || options.some(({ value }) => value === chosen)
    ? options
    : [{ value: chosen, label: name(chosen) }, ...options];
}

function nameType(value: string): string {
  const type = interactionTypes.find((known) => known === value);
  return type === undefined ? value : t(`common.type.${type}`, { count: 2 });
}

function writeDay(at: number): string {
  const day = new Date(at);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function nextDay(at: number): number {
  const day = new Date(at);
  return day.setDate(day.getDate() + 1);
}
