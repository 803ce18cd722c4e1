/** Who gets the weekly report, when it goes next, and what stands in its way. */
import type { ReportState } from '../../lib/events/report-api.ts';
import { t } from '../../lib/text/t.ts';
import { formatMoment } from '../format.ts';
import { Notice } from '../notice.tsx';
import styles from './data.module.css';

export function WeeklyReports({ reports }: { reports: readonly ReportState[] }) {
  return (
    <section aria-labelledby="health-reports">
      <h2 id="health-reports">{t('data.health.reports')}</h2>
      {reports.length === 0 && <p class={styles['quiet']}>{t('data.health.reports.none')}</p>}
      {reports.length > 0 && (
        <ul class={styles['cards']}>
          {reports.map((report) => (
            <WeeklyReport key={report.target} report={report} />
          ))}
        </ul>
      )}
    </section>
  );
}

function WeeklyReport({ report: { target, sent, nextAt, nextAttemptAt, lastOkAt, lastError } }: { report: ReportState }) {
  const isFailing = lastError !== null && (lastOkAt === null || lastOkAt < lastError.at);
  const words = [
    t('data.health.reports.sent', { count: sent }),
    t('data.health.reports.next', { time: formatMoment(Math.max(nextAt, nextAttemptAt ?? 0)) }),
    ...(lastOkAt === null ? [] : [t('data.health.pushes.ok', { time: formatMoment(lastOkAt) })]),
  ];
  return (
    <li>
      <strong>
        <bdi>{target}</bdi>
      </strong>
      <p>{words.join(' · ')}</p>
      {isFailing && (
        <Notice tone="unsure">{t('data.health.pushes.error', { time: formatMoment(lastError.at), message: lastError.message })}</Notice>
      )}
    </li>
  );
}
