/** The filters above a log: fields, menus with counts, dates. All of them hold together, and live in the address. */
import { ListFilter, X } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { clearMenu, findChoices, isFiltered, listChosen, listGroups, menus, toggleChoice } from '../../lib/audit/menus.ts';
import type { LogFilter, ShownLog } from '../../lib/audit/related.ts';
import type { ActionFacets } from '../../lib/events/action-api.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatId } from '../format.ts';
import { useMedia } from '../use-media.ts';
import { ChoiceMenu } from './choice-menu.tsx';
import { DateMenu } from './date-menu.tsx';
import styles from './log-filters.module.css';
import { SearchField } from './search-field.tsx';

interface LogFiltersProps {
  log: ShownLog;
  filter: LogFilter;
  /** Null while they load: what is chosen can still be taken away. */
  facets: ActionFacets | null;
  /** `replace` while words are typed. */
  onChange: (filter: LogFilter, how?: 'push' | 'replace') => void;
}

export function LogFilters({ log, filter, facets, onChange }: LogFiltersProps) {
  const isNarrow = useMedia('(max-width: 760px)');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div class={styles['filters']} role="group" aria-label={t('log.filter.label')}>
      <Field name="text" filter={filter} onChange={onChange} />
      {isNarrow && (
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <ListFilter size={14} aria-hidden="true" />
          {t('log.filter.show')}
        </Button>
      )}
      {(!isNarrow || isOpen) && <Menus log={log} filter={filter} facets={facets} onChange={onChange} />}
      {isFiltered(filter) && (
        <Button look="quiet" onClick={() => onChange({})}>
          <X size={14} aria-hidden="true" />
          {t('dashboard.filter.clear')}
        </Button>
      )}
    </div>
  );
}

function Menus({ log, filter, facets, onChange }: LogFiltersProps) {
  const shown = menus.filter((menu) => menu.log === undefined || menu.log === log);
  return (
    <>
      <Field name="item" filter={filter} onChange={onChange} />
      <DateMenu range={filter} onChange={({ since, until }) => onChange(setPart(setPart(filter, 'since', since), 'until', until))} />
      {shown.map((menu) => {
        const groups = listGroups(menu, facets, filter);
        return (
          <ChoiceMenu
            key={menu.id}
            label={t(`log.menu.${menu.id}`)}
            groups={groups}
            chosen={listChosen(menu, facets, filter)}
            onFind={(words) => findChoices(groups, menu, words, filter)}
            onToggle={(choices) => onChange(choices.reduce(toggleChoice, filter))}
            onClear={() => onChange(clearMenu(filter, menu))}
          />
        );
      })}
      {filter.session !== undefined && (
        <Button onClick={() => onChange(setPart(filter, 'session', undefined))}>
          {t('log.filter.session', { id: formatId(filter.session) })}
          <X size={13} aria-label={t('log.filter.reset')} />
        </Button>
      )}
    </>
  );
}

function Field({ name, filter, onChange }: Pick<LogFiltersProps, 'filter' | 'onChange'> & { name: 'text' | 'item' }) {
  return (
    <SearchField
      label={t(name === 'text' ? 'log.filter.search' : 'log.filter.item')}
      value={filter[name] ?? ''}
      size={name === 'text' ? 'wide' : 'small'}
      onChange={(words) =>
        onChange(setPart(filter, name, words === '' ? undefined : words), filter[name] === undefined ? 'push' : 'replace')
      }
    />
  );
}

function setPart<Key extends keyof LogFilter>(filter: LogFilter, key: Key, value: LogFilter[Key]): LogFilter {
  const next: LogFilter = { ...filter, [key]: value };
  if (value === undefined) delete next[key];
  return next;
}
