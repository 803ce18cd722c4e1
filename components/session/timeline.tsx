/** The timeline: what was done, filtered by kind and words; a click takes the player there, and the player lights up its row. */
import { Crosshair, Search } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import { countKinds, filterRows, findRowAt } from '../../lib/timeline/search.ts';
import { rowKinds, type Row, type RowKind } from '../../lib/timeline/rows.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { OptionMenu } from '../option-menu.tsx';
import { ReadError } from '../read-error.tsx';
import { TypeIcon } from '../type-icon.tsx';
import { VirtualList } from '../virtual-list.tsx';
import { readWords } from './row-words.ts';
import { LogLink, TimelineRow } from './timeline-row.tsx';
import styles from './timeline.module.css';
import type { SessionRows } from './use-records.ts';

interface TimelineProps {
  records: SessionRows;
  /** Ms epoch: the player's time. */
  at: number;
  kinds: readonly RowKind[] | null;
  words: string;
  /** The tabs of the session in order; their place is their name. */
  tabs: readonly number[];
  onFilter: (filter: { kinds: RowKind[] | null; words: string }) => void;
  onSeek: (at: number) => void;
  /** The address of an action's row in its log; null for other rows. */
  findLogHref: (row: Row) => string | null;
}

export function Timeline({ records, at, kinds, words, tabs, onFilter, onSeek, findLogHref }: TimelineProps) {
  const [follows, setFollows] = useState(true);
  const rows = useMemo(() => filterRows(records.rows, { kinds: kinds && new Set(kinds), words }, readText), [records.rows, kinds, words]);
  const open = (index: number) => {
    setFollows(true);
    onSeek(rows[index]!.at);
  };
  return (
    <section class={styles['timeline']} aria-label={t('dashboard.timeline.label')}>
      <TimelineHead rows={records.rows} kinds={kinds} words={words} onFilter={onFilter} />
      <p class="unseen" role="status">
        {records.state === 'loading' ? t('common.state.loading') : t('dashboard.timeline.rows', { count: rows.length })}
      </p>
      {records.state === 'failed' && <ReadError error={records.error} onRetry={records.retry} />}
      {rows.length === 0 && records.state === 'ready' ? (
        <p class={styles['none']}>{t(records.rows.length === 0 ? 'dashboard.timeline.empty' : 'dashboard.timeline.no-match')}</p>
      ) : (
        <VirtualList
          label={t('dashboard.timeline.label')}
          count={rows.length}
          rowHeight={28}
          lit={findRowAt(rows, at + 1)}
          follows={follows}
          onScrolled={() => setFollows(false)}
          onOpen={open}
          renderRow={(index) => (
            <TimelineRow
              row={rows[index]!}
              tabName={tabs.length > 1 ? nameTab(tabs, rows[index]!.tab) : null}
              hasBeside={findLogHref(rows[index]!) !== null}
            />
          )}
          renderBeside={(index) => {
            const href = findLogHref(rows[index]!);
            return href === null ? null : <LogLink href={href} />;
          }}
        />
      )}
      <footer class={styles['foot']}>
        <span>
          {records.state === 'loading'
            ? t('dashboard.timeline.loading', { count: records.rows.length })
            : t('dashboard.timeline.rows', { count: rows.length })}
        </span>
        {!follows && (
          <Button look="primary" onClick={() => setFollows(true)}>
            <Crosshair size={14} aria-hidden="true" />
            {t('dashboard.timeline.follow')}
          </Button>
        )}
      </footer>
    </section>
  );
}

type HeadProps = Pick<TimelineProps, 'kinds' | 'words' | 'onFilter'> & { rows: readonly Row[] };

function TimelineHead({ rows, kinds, words, onFilter }: HeadProps) {
  const counts = useMemo(() => countKinds(rows), [rows]);
  const options = rowKinds
    .filter((kind) => counts.has(kind))
    .map((kind) => ({ value: kind, label: nameKind(kind), count: counts.get(kind) ?? 0, icon: <TypeIcon kind={kind} /> }));
  const toggle = (value: string) => {
    const before: readonly string[] = kinds ?? [];
    const next = before.includes(value) ? before.filter((kind) => kind !== value) : [...before, value];
    onFilter({ kinds: next.length === 0 ? null : rowKinds.filter((kind) => next.includes(kind)), words });
  };
  return (
    <header class={styles['head']}>
      <h2>{t('dashboard.timeline.label')}</h2>
      <label class={styles['search']}>
        <Search size={14} aria-hidden="true" />
        <input
          type="search"
          value={words}
          placeholder={t('dashboard.timeline.search')}
          aria-label={t('dashboard.timeline.search')}
          onInput={({ currentTarget: { value } }) => onFilter({ kinds: kinds && [...kinds], words: value })}
        />
      </label>
      <OptionMenu label={t('dashboard.timeline.filter')} options={options} chosen={kinds ?? []} several onToggle={toggle}>
        {kinds === null ? t('dashboard.timeline.all') : kinds.map(nameKind).join(', ')}
      </OptionMenu>
    </header>
  );
}

function readText(row: Row): string {
  const { words, detail } = readWords(row);
  const raw = row.known?.kind === 'action' ? row.known.event : '';
  return `${words} ${detail ?? ''} ${raw}`;
}

function nameKind(kind: RowKind): string {
  if (kind === 'gap' || kind === 'mark' || kind === 'session' || kind === 'other') return t(`dashboard.kind.${kind}`, { count: 2 });
  return t(`common.type.${kind}`, { count: 2 });
}

function nameTab(tabs: readonly number[], tab: number | null): string | null {
  const place = tab === null ? -1 : tabs.indexOf(tab);
  return place === -1 ? null : t('dashboard.tabs.tab', { number: place + 1 });
}
