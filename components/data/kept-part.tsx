/** What is kept of each class of data, by which rule, what retention last removed, and the disk. */
import { Inbox } from 'lucide-preact';
import type { ClassState, DataState } from '../../lib/events/data-api.ts';
import { t } from '../../lib/text/t.ts';
import { EmptyState } from '../empty-state.tsx';
import { formatExact, formatMoment, formatSize } from '../format.ts';
import { ReadError } from '../read-error.tsx';
import { useFresh } from '../use-fresh.ts';
import type { DataPartProps } from './data-screen.tsx';
import styles from './data.module.css';
import { DiskFacts } from './disk-facts.tsx';

const againMs = 60_000;
const columns = ['class', 'records', 'bytes', 'oldest', 'rule', 'removed'] as const;

export function KeptPart({ keeping }: DataPartProps) {
  const { value, load, refresh } = useFresh('data', keeping.readData, () => againMs);
  return (
    <>
      {load.state === 'failed' && <ReadError error={load.error} onRetry={refresh} />}
      {load.state === 'loading' && value === null && <p role="status">{t('common.state.loading')}</p>}
      {value !== null && <Kept state={value} />}
    </>
  );
}

function Kept({ state: { classes, disk } }: { state: DataState }) {
  return (
    <>
      <section aria-labelledby="kept-title">
        <h2 id="kept-title">{t('data.kept.title')}</h2>
        {classes.every(({ records }) => records === 0) && (
          <EmptyState title={t('data.kept.empty.title')} icon={<Inbox size={32} strokeWidth={1.25} aria-hidden="true" />}>
            <p>{t('data.kept.empty.text')}</p>
          </EmptyState>
        )}
        <div class={styles['scroll']} tabIndex={0} role="group" aria-labelledby="kept-title">
          <table class={styles['table']} aria-labelledby="kept-title">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`data.kept.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {classes.map((each) => (
                <ClassRow key={each.name} state={each} />
              ))}
            </tbody>
          </table>
        </div>
        <p class={styles['quiet']}>{t('data.kept.how', { example: '--keep recordings=30d,10GB' })}</p>
      </section>
      <section aria-labelledby="disk-title">
        <h2 id="disk-title">{t('data.disk.title')}</h2>
        <DiskFacts disk={disk} />
      </section>
    </>
  );
}

function ClassRow({ state: { name, records, bytes, oldestAt, keep, lastRemoval } }: { state: ClassState }) {
  return (
    <tr data-class={name}>
      <th scope="row">
        {t(`data.class.${name}`)} <small>{t(`data.class.${name}.help`)}</small>
      </th>
      <td>{t('data.count', { count: records })}</td>
      <td>{formatSize(bytes)}</td>
      <td title={oldestAt === null ? undefined : formatExact(oldestAt)}>{oldestAt === null ? t('data.none') : formatMoment(oldestAt)}</td>
      <td>{describeRule(keep)}</td>
      <td>
        {describeRemoval(lastRemoval)}
        {lastRemoval !== null && lastRemoval.held > 0 && <small>{t('data.kept.removed.held', { count: lastRemoval.held })}</small>}
      </td>
    </tr>
  );
}

function describeRule(keep: ClassState['keep']): string {
  if (keep === null) return t('data.kept.rule.none');
  const days = keep.days === null ? null : t('data.kept.rule.days', { count: keep.days });
  const size = keep.bytes === null ? null : t('data.kept.rule.bytes', { size: formatSize(keep.bytes) });
  return days !== null && size !== null ? t('data.kept.rule.both', { days, size }) : (days ?? size ?? t('data.kept.rule.none'));
}

function describeRemoval(removal: ClassState['lastRemoval']): string {
  if (removal === null) return t('data.kept.removed.none');
  const records = t('data.records', { count: removal.records });
  return t('data.kept.removed', { records, size: formatSize(removal.bytes), time: formatMoment(removal.at) });
}
