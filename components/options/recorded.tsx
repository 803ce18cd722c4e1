/** What is recorded, what never is, how it is masked, where it goes and how to stop, in plain words. */
import { interactionTypes } from '../../lib/events/interaction.ts';
import { MaskLevel } from '../../lib/events/base.ts';
import { t } from '../../lib/text/t.ts';
import { Notice } from '../notice.tsx';
import { describeContents } from './describe-site.ts';
import type { ManagedView, OptionsSettings } from './model.ts';
import { Part } from './section.tsx';
import styles from './recorded.module.css';

type RecordedProps = Pick<OptionsSettings, 'endpoint' | 'retentionDays' | 'sites'> & { managed: ManagedView };

export function Recorded({ endpoint, retentionDays, sites, managed }: RecordedProps) {
  return (
    <div class={styles['recorded']}>
      {sites.length > 0 && <OnSites sites={sites} managed={managed} />}
      <Part title={t('options.recorded.kinds')}>
        <ul>
          {interactionTypes.map((type) => (
            <li key={type}>{t(`options.recorded.${type}`)}</li>
          ))}
        </ul>
      </Part>
      <Part title={t('options.recorded.frames-title')}>
        <p>{t('options.recorded.frames')}</p>
      </Part>
      <Part title={t('options.recorded.actions-title')}>
        <p>{t('options.recorded.actions')}</p>
        <p>{t(sites.some(({ messageText }) => messageText === true) ? 'options.recorded.texts' : 'options.recorded.no-texts')}</p>
      </Part>
      <Part title={t('options.recorded.never-title')}>
        <ul>
          <li>{t('options.recorded.never-secrets')}</li>
          <li>{t('options.recorded.never-sites')}</li>
          <li>{t('options.recorded.never-private')}</li>
          {managed.mayPause && <li>{t('options.recorded.never-paused')}</li>}
        </ul>
      </Part>
      <Masking />
      <Part title={t('options.recorded.where-title')}>
        <p>{t('options.recorded.where-here', { count: retentionDays })}</p>
        <p>
          {endpoint === null
            ? t(`options.recorded.where-nowhere${managed.present ? '-yet' : ''}`)
            : t('options.recorded.where-collector', { endpoint })}
        </p>
      </Part>
      <Part title={t('options.recorded.who-title')}>
        <p>{t('options.recorded.who-here')}</p>
        {endpoint !== null && <p>{t('options.recorded.who-collector')}</p>}
      </Part>
      <Part title={t('options.recorded.stop-title')}>
        <p>{managed.mayPause ? t('options.recorded.stop') : t('options.policy.stop')}</p>
      </Part>
    </div>
  );
}

/** Which sites these are now, whose list they are from, and how much of their text is kept. */
function OnSites({ sites, managed }: Pick<RecordedProps, 'sites' | 'managed'>) {
  return (
    <Part title={t('options.recorded.sites-title')}>
      <ul>
        {sites.map((site) => (
          <li key={site.origin}>
            <bdi>{site.origin}</bdi>: {describeContents(site)} · {t(`options.mask.${site.maskLevel}`)} (
            {t(managed.sites.includes(site.origin) ? 'options.recorded.list-company' : 'options.recorded.list-own')})
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Masking() {
  return (
    <Part title={t('options.recorded.mask-title')}>
      <p>{t('options.recorded.mask-lead')}</p>
      <dl>
        {MaskLevel.options.map((level) => (
          <div key={level}>
            <dt>{t(`options.mask.${level}`)}</dt>
            <dd>{t(`options.mask.${level}-text`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('options.recorded.mask-rules')}</p>
      <Notice tone="unsure">{t('options.recorded.sent')}</Notice>
    </Part>
  );
}
