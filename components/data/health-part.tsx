/** How the collector is: what runs, what it takes up, what it takes and refuses, and whether anybody looks after it. */
import { attentions } from '../../lib/events/device-api.ts';
import type { PushState } from '../../lib/events/push-api.ts';
import type { ReportState } from '../../lib/events/report-api.ts';
import { uploadRefusals, type CollectorStatus } from '../../lib/events/status-api.ts';
import { findText, t } from '../../lib/text/t.ts';
import { formatLength, formatMoment, formatSize } from '../format.ts';
import { ReadError } from '../read-error.tsx';
import { writeRoute } from '../route.ts';
import { useFresh } from '../use-fresh.ts';
import type { DataPartProps } from './data-screen.tsx';
import styles from './data.module.css';
import { DiskFacts } from './disk-facts.tsx';
import { Fact, Facts, Moment } from './facts.tsx';
import { Receivers } from './receivers.tsx';

const againMs = 10_000;
const dayMs = 86_400_000;

export function HealthPart({ keeping, source }: DataPartProps) {
  const { value, load, refresh } = useFresh('status', keeping.readStatus, () => againMs);
  return (
    <>
      {load.state === 'failed' && <ReadError error={load.error} onRetry={refresh} />}
      {load.state === 'loading' && value === null && <p role="status">{t('common.state.loading')}</p>}
      {value !== null && (
        <>
          <Collector status={value} />
          <section aria-labelledby="health-disk">
            <h2 id="health-disk">{t('data.disk.title')}</h2>
            <DiskFacts disk={value.disk} />
          </section>
          <Uploads status={value} />
          <Devices status={value} source={source} />
          <Pushes pushes={value.pushes} />
          <WeeklyReports reports={value.reports ?? []} />
        </>
      )}
    </>
  );
}

function Collector({ status }: { status: CollectorStatus }) {
  const { version, startedAt, now, database, files, log, keeper, backup } = status;
  const { checkpoint } = log;
  return (
    <section aria-labelledby="health-title">
      <h2 id="health-title">{t('data.health.title')}</h2>
      <Facts>
        <Fact name={t('data.health.version')}>{version}</Fact>
        <Fact name={t('data.health.started')}>
          {t('data.health.started.for', { time: formatMoment(startedAt), length: formatLength(now - startedAt) })}
        </Fact>
        <Fact name={t('data.health.database')}>{formatSize(database.bytes)}</Fact>
        <Fact name={t('data.health.files')}>{t('data.health.files.count', { size: formatSize(files.bytes), count: files.count })}</Fact>
        <Fact name={t('data.health.log')}>{t('data.health.log.leaves', { count: log.leaves })}</Fact>
        <Fact name={t('data.health.checkpoint')}>
          {checkpoint === null ? (
            <Moment at={null} />
          ) : (
            t('data.health.checkpoint.at', { time: formatMoment(checkpoint.at), count: checkpoint.size })
          )}
        </Fact>
        <Fact name={t('data.health.retention')}>
          <Moment at={keeper.retention?.at ?? null} />
        </Fact>
        <Fact name={t('data.health.erasure')}>
          <Moment at={keeper.erasure?.at ?? null} />
        </Fact>
        <Fact name={t('data.health.backup')}>
          {backup === null ? (
            <Moment at={null} />
          ) : (
            t('data.health.backup.at', { time: formatMoment(backup.at), size: formatSize(backup.bytes) })
          )}
          <small>{t('data.health.backup.help')}</small>
        </Fact>
        <Fact name={t('data.health.alarm')}>{describeAlarm(status.lastAlarm)}</Fact>
        <Fact name={t('data.disk.last-full')}>
          <Moment at={status.lastFullAt} />
        </Fact>
      </Facts>
      <p class={styles['quiet']}>{t('data.health.measured', { time: formatMoment(now) })}</p>
    </section>
  );
}

function describeAlarm(alarm: CollectorStatus['lastAlarm']): string {
  if (alarm === null) return t('data.health.alarm.none');
  const reason = findText(`data.health.alarm.${alarm.reason}`) ?? alarm.reason;
  return t('data.health.alarm.at', { time: formatMoment(alarm.at), reason });
}

function Uploads({ status: { uploads, now } }: { status: CollectorStatus }) {
  const { hour, day, since } = uploads;
  const count = (value: number) => t('data.count', { count: value });
  const refused = uploadRefusals.filter((why) => (day.refused[why] ?? 0) > 0);
  const rows: [name: string, hour: string, day: string][] = [
    [t('data.health.uploads.taken'), count(hour.taken), count(day.taken)],
    [t('data.health.uploads.bytes'), formatSize(hour.bytes), formatSize(day.bytes)],
    ...refused.map((why): [string, string, string] => [
      t(`data.health.refused.${why}`),
      count(hour.refused[why] ?? 0),
      count(day.refused[why] ?? 0),
    ]),
  ];
  return (
    <section aria-labelledby="health-uploads">
      <h2 id="health-uploads">{t('data.health.uploads')}</h2>
      <div class={styles['scroll']} tabIndex={0} role="group" aria-labelledby="health-uploads">
        <table class={`${styles['table']} ${styles['narrow']}`} aria-labelledby="health-uploads">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('data.health.uploads.hour')}</th>
              <th scope="col">{t('data.health.uploads.day')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ofHour, ofDay]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{ofHour}</td>
                <td>{ofDay}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refused.length === 0 && <p class={styles['quiet']}>{t('data.health.uploads.none')}</p>}
      {now - since < dayMs && <p class={styles['quiet']}>{t('data.health.uploads.since', { time: formatMoment(since) })}</p>}
    </section>
  );
}

function Devices({ status: { devices }, source }: { status: CollectorStatus; source: string | null }) {
  const found = attentions.filter((each) => (devices.attention[each] ?? 0) > 0);
  const linkTo = (show: (typeof attentions)[number] | 'all') => writeRoute({ screen: 'devices', source, show, device: null });
  return (
    <section aria-labelledby="health-devices">
      <h2 id="health-devices">{t('data.health.devices')}</h2>
      <p>
        {t('data.health.devices.all', { count: devices.all })} · <a href={linkTo('all')}>{t('data.health.devices.link')}</a>
      </p>
      {found.length === 0 && <p class={styles['quiet']}>{t('data.health.devices.ok')}</p>}
      {found.length > 0 && (
        <ul class={styles['counts']}>
          {found.map((each) => (
            <li key={each}>
              <a href={linkTo(each)}>
                {t('data.health.devices.attention', { state: t(`devices.attention.${each}`), count: devices.attention[each] ?? 0 })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Pushes({ pushes }: { pushes: readonly PushState[] }) {
  const receivers = pushes.map(({ pending, setAside, ...push }) => ({
    ...push,
    words: [
      t('data.health.pushes.state', { count: pending }),
      ...(setAside > 0 ? [t('data.health.pushes.aside', { count: setAside })] : []),
    ],
  }));
  return <Receivers id="health-pushes" title={t('data.health.pushes')} none={t('data.health.pushes.none')} receivers={receivers} />;
}

function WeeklyReports({ reports }: { reports: readonly ReportState[] }) {
  const receivers = reports.map(({ sent, nextAt, nextAttemptAt, target, lastOkAt, lastError }) => ({
    ...{ target, lastOkAt, lastError },
    words: [
      t('data.health.reports.sent', { count: sent }),
      t('data.health.reports.next', { time: formatMoment(Math.max(nextAt, nextAttemptAt ?? 0)) }),
    ],
  }));
  return <Receivers id="health-reports" title={t('data.health.reports')} none={t('data.health.reports.none')} receivers={receivers} />;
}
