/** How the disk stands: what is used and free, when uploads are refused, and that they are. */
import type { DiskState } from '../../lib/events/data-api.ts';
import { t } from '../../lib/text/t.ts';
import { formatSize } from '../format.ts';
import { Notice } from '../notice.tsx';
import styles from './data.module.css';
import { Fact, Facts } from './facts.tsx';

export function DiskFacts({ disk }: { disk: DiskState }) {
  const { used, limit, free, full, message } = disk;
  return (
    <>
      {full && (
        <Notice tone="wrong" title={t('data.disk.full')}>
          {message !== null && <p>{message}</p>}
          <p>{t('data.disk.full.text')}</p>
        </Notice>
      )}
      <Facts>
        <Fact name={t('data.disk.used')}>
          {limit === null ? formatSize(used) : t('data.disk.used.of', { used: formatSize(used), limit: formatSize(limit) })}
          {limit !== null && (
            <meter class={styles['meter']} min={0} max={limit} value={Math.min(used, limit)} high={limit * 0.9} aria-hidden="true" />
          )}
        </Fact>
        <Fact name={t('data.disk.free')}>{formatSize(free)}</Fact>
        <Fact name={t('data.disk.refuses')}>
          {describeThresholds(disk).map((words) => (
            <div key={words}>{words}</div>
          ))}
        </Fact>
      </Facts>
    </>
  );
}

function describeThresholds({ limit, minFree }: DiskState): string[] {
  const words = [
    ...(limit === null ? [] : [t('data.disk.refuses.limit', { limit: formatSize(limit) })]),
    ...(minFree === null || minFree === 0 ? [] : [t('data.disk.refuses.free', { free: formatSize(minFree) })]),
  ];
  return words.length === 0 ? [t('data.disk.refuses.never')] : words;
}
