/** The numbers as a table: what, how much, beside a usual day of the agent's own and of the team; each opens what it was counted from. */
import { TriangleAlert } from 'lucide-preact';
import type { ActivityNumbers, NumbersPage } from '../../lib/events/activity-api.ts';
import { t } from '../../lib/text/t.ts';
import { nameUnscored } from '../name-sentiment.ts';
import { Definition } from './definition.tsx';
import { getMeaning, isUnsure, numberGroups, numberNames, type NumberName } from './number-list.ts';
import styles from './numbers.module.css';

interface NumbersTableProps {
  page: NumbersPage;
  /** Of one day: its value is the day, and needs no mean by day beside it. */
  isDay: boolean;
  /** Of one agent; a group has no usual day of its own. */
  isAgent: boolean;
  /** The number whose rows are open. */
  open: NumberName | null;
  onOpen: (name: NumberName) => void;
  /** Where the log has exactly the rows of a number; null where they open here. */
  hrefOf: (name: NumberName) => string | null;
}

interface Column {
  id: 'value' | 'perDay' | 'usual' | 'team';
  numbers: ActivityNumbers | null;
}

export function NumbersTable({ page, isDay, isAgent, open, onOpen, hrefOf }: NumbersTableProps) {
  const columns: Column[] = [
    { id: 'value', numbers: page.numbers },
    ...(isDay ? [] : [{ id: 'perDay' as const, numbers: page.perDay }]),
    ...(isAgent ? [{ id: 'usual' as const, numbers: page.usual }] : []),
    { id: 'team', numbers: page.team },
  ];
  return (
    <table class={styles['table']}>
      <caption class="unseen">{t('agents.numbers.label')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('agents.numbers.number')}</th>
          {columns.map(({ id }) => (
            <th key={id} scope="col" title={t(`agents.numbers.${id}.title`)}>
              {t(id === 'value' ? (isDay ? 'agents.numbers.day' : 'agents.numbers.range') : `agents.numbers.${id}`)}
            </th>
          ))}
        </tr>
      </thead>
      {numberGroups.map((group) => (
        <tbody key={group}>
          <tr class={styles['group']}>
            <th colSpan={columns.length + 1} scope="rowgroup">
              {t(`agents.numbers.group.${group}`)}
            </th>
          </tr>
          {numberNames
            .filter((name) => getMeaning(name).group === group)
            .map((name) => (
              <Row key={name} name={name} columns={columns} isOpen={name === open} href={hrefOf(name)} onOpen={onOpen} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  name: NumberName;
  columns: readonly Column[];
  isOpen: boolean;
  href: string | null;
  onOpen: (name: NumberName) => void;
}

function Row({ name, columns, isOpen, href, onOpen }: RowProps) {
  return (
    <tr data-number={name} class={isOpen ? styles['open'] : undefined}>
      <th scope="row">
        {t(`agents.number.${name}`)}
        <Definition name={name} by={name === 'sentiment' ? (columns[0]?.numbers?.sentiment.by ?? null) : null} />
      </th>
      {columns.map(({ id, numbers }) => (
        <td key={id} class={id === 'value' ? styles['value'] : undefined}>
          {id === 'value' && numbers !== null ? (
            <Value {...{ name, numbers, isOpen, href, onOpen }} />
          ) : (
            (writeNumber(name, numbers) ?? <span class={styles['none']}>{t('agents.number.too-few')}</span>)
          )}
        </td>
      ))}
    </tr>
  );
}

function Value({ name, numbers, isOpen, href, onOpen }: Omit<RowProps, 'columns'> & { numbers: ActivityNumbers }) {
  const text = writeNumber(name, numbers);
  if (text === null)
    return (
      <span class={styles['none']}>{name === 'sentiment' ? nameUnscored(numbers.sentiment.why) : t('agents.number.not-available')}</span>
    );
  return (
    <>
      {href !== null ? (
        <a href={href} data-value>
          {text}
        </a>
      ) : (
        <button type="button" data-value aria-expanded={isOpen} onClick={() => onOpen(name)}>
          {text}
        </button>
      )}
      {isUnsure(numbers, name) && (
        <span class={styles['unsure']} title={t('agents.number.unsure')}>
          <TriangleAlert size={13} aria-hidden="true" />
          <span class="unseen">{t('agents.number.unsure')}</span>
        </span>
      )}
    </>
  );
}

/** Null where there is none. */
export function writeNumber(name: NumberName, numbers: ActivityNumbers | null): string | null {
  const { read, write } = getMeaning(name);
  const value = numbers === null ? null : read(numbers);
  return value === null ? null : write(value);
}
