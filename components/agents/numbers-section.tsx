/** The numbers of a day or a range, read and shown, and below them the rows that the open one was counted from. */
import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ActivityNumbers, ActivityQuery, NumbersPage } from '../../lib/events/activity-api.ts';
import type { Activity } from '../../lib/feed/activity.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { ReadError } from '../read-error.tsx';
import { useLoad } from '../use-load.ts';
import { addDays } from './days.ts';
import { findNumber, type NumberName } from './number-list.ts';
import { NumbersTable } from './numbers-table.tsx';
import styles from './numbers.module.css';

interface NumbersSectionProps {
  activity: Activity;
  query: ActivityQuery;
  /** Changes when all is read again. */
  revision: number;
  rows: string | null;
  onRows: (name: NumberName | null) => void;
  renderRows: (name: NumberName, numbers: ActivityNumbers) => ComponentChildren;
  hrefOf: (name: NumberName) => string | null;
  children?: ComponentChildren;
}

export function NumbersSection({ activity, query, revision, rows, onRows, renderRows, hrefOf, children }: NumbersSectionProps) {
  const key = `${revision}:${query.agent}:${query.group}:${query.from}:${query.to}`;
  const { load, retry } = useLoad(key, (signal) => activity.readNumbers(query, signal));
  const open = findNumber(rows);
  const close = () => {
    onRows(null);
    document.querySelector<HTMLElement>(`[data-number="${open}"] [aria-expanded]`)?.focus();
  };
  return (
    <section aria-label={t('agents.numbers.label')} class={styles['section']}>
      <header class={styles['header']}>
        <h2>{t('agents.numbers.label')}</h2>
        {children}
      </header>
      {load.state === 'loading' && <p role="status">{t('agents.numbers.loading')}</p>}
      {load.state === 'failed' && <ReadError error={load.error} onRetry={retry} />}
      {load.state === 'ready' && (
        <>
          <About page={load.value} query={query} />
          <div class={styles['box']} role="region" tabIndex={0} aria-label={t('agents.numbers.table')}>
            <NumbersTable
              page={load.value}
              isDay={addDays(query.from, 1) === query.to}
              isAgent={query.agent !== undefined}
              open={open}
              hrefOf={hrefOf}
              onOpen={(name) => onRows(name === open ? null : name)}
            />
          </div>
        </>
      )}
      {open !== null && load.state === 'ready' && (
        <Rows key={open} name={open} onClose={close}>
          {renderRows(open, load.value.numbers)}
        </Rows>
      )}
    </section>
  );
}

/** It opens below a long table: the focus goes there, so that it is in sight. */
function Rows({ name, onClose, children }: { name: NumberName; onClose: () => void; children: ComponentChildren }) {
  const title = useRef<HTMLHeadingElement>(null);
  const label = t('agents.rows.label', { name: t(`agents.number.${name}`) });
  useEffect(() => title.current?.focus(), []);
  return (
    <section class={styles['rows']} aria-label={label} onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      <header>
        <h3 ref={title} tabIndex={-1}>
          {label}
        </h3>
        <Button look="quiet" label={t('common.action.close')} onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      {children}
    </section>
  );
}

function About({ page, query }: { page: NumbersPage; query: ActivityQuery }) {
  const isDay = addDays(query.from, 1) === query.to;
  return (
    <p class={styles['about']}>
      {!isDay && `${t('agents.numbers.days', { count: page.days })} `}
      {page.numbers.unsure.length > 0 && t('agents.numbers.some-unsure')}
    </p>
  );
}
