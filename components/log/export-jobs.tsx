/** The exports that run or wait to be saved, below the filters: how far each is, and what can be done with it. */
import type { ExportJob } from '../../lib/events/export-api.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatExact, formatMoment, formatSize } from '../format.ts';
import { Notice } from '../notice.tsx';
import { describeError } from '../read-error.tsx';
import styles from './export-jobs.module.css';
import type { ExportJobsView } from './use-exports.ts';

export function ExportJobs({ view }: { view: ExportJobsView }) {
  const { jobs, problem } = view;
  const running = jobs.filter(({ state }) => state === 'running').length;
  return (
    <>
      {problem !== null && (
        <Notice tone="wrong" title={t(`log.export.${problem.what}`)}>
          <p>{describeError(problem.error)}</p>
        </Notice>
      )}
      {jobs.length > 0 && (
        <details class={styles['jobs']} open>
          <summary>
            {t('log.export.jobs')} <span class={styles['quiet']}>{jobs.length}</span>
            {running > 0 && (
              <span class={styles['quiet']}>
                {' · '}
                {t('log.export.running', { count: running })} · {t('log.export.leave')}
              </span>
            )}
          </summary>
          <ul aria-label={t('log.export.jobs')}>
            {jobs.map((job) => (
              <Job key={job.id} job={job} view={view} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Job({ job, view }: { job: ExportJob; view: ExportJobsView }) {
  const { log, ...rest } = job.filter;
  const filters = Object.values(rest).filter((value) => value !== undefined).length;
  const name = t('log.export.job', {
    format: t(`log.export.${job.format}`),
    log: log === undefined || log === 'activity' ? t('log.export.log.none') : t(`log.${log}.title`),
  });
  return (
    <li class={styles['job']}>
      <span class={styles['name']} title={JSON.stringify(job.filter)}>
        {name}
        {filters > 0 && <span class={styles['quiet']}> · {t('log.export.filtered', { count: filters })}</span>}
      </span>
      <time class={styles['quiet']} dateTime={formatExact(job.createdAt)} title={formatExact(job.createdAt)}>
        {formatMoment(job.createdAt)}
      </time>
      <State job={job} name={name} />
      <span class={styles['acts']}>
        {job.state === 'done' && <Button onClick={() => view.download(job)}>{t('log.export.download')}</Button>}
        <Button look="quiet" onClick={() => view.remove(job)}>
          {t(job.state === 'running' ? 'log.export.cancel' : 'log.export.remove')}
        </Button>
      </span>
    </li>
  );
}

function State({ job, name }: { job: ExportJob; name: string }) {
  const { state, rows, total, bytes, problem } = job;
  if (state === 'failed')
    return (
      <span class={styles['wrong']}>
        {problem === null ? t('log.export.state.failed.unsaid') : t('log.export.state.failed', { problem })}
      </span>
    );
  if (state === 'cancelled') return <span class={styles['quiet']}>{t('log.export.state.cancelled')}</span>;
  if (state === 'done')
    return (
      <span role="status">
        {t('log.export.rows', { count: rows })} <span class={styles['quiet']}>{formatSize(bytes)}</span>
      </span>
    );
  return (
    <span class={styles['running']}>
      {total === null ? <progress aria-label={name} /> : <progress aria-label={name} value={rows} max={Math.max(1, total)} />}
      {total === null ? t('log.export.counting') : t('log.export.rows-of', { rows, total })}
    </span>
  );
}
