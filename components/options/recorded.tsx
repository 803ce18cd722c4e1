/** What is recorded, what never is, how it is masked, where it goes and how to stop, in plain words. */
import { interactionTypes } from '../../lib/events/interaction.ts';
import { MaskLevel } from '../../lib/events/base.ts';
import { t } from '../../lib/text/t.ts';
import { Notice } from '../notice.tsx';
import type { OptionsSettings } from './model.ts';
import { Part } from './section.tsx';
import styles from './recorded.module.css';

type RecordedProps = Pick<OptionsSettings, 'endpoint' | 'retentionDays'>;

export function Recorded({ endpoint, retentionDays }: RecordedProps) {
  return (
    <div class={styles['recorded']}>
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
      </Part>
      <Part title={t('options.recorded.never-title')}>
        <ul>
          <li>{t('options.recorded.never-secrets')}</li>
          <li>{t('options.recorded.never-sites')}</li>
          <li>{t('options.recorded.never-private')}</li>
          <li>{t('options.recorded.never-paused')}</li>
        </ul>
      </Part>
      <Masking />
      <Part title={t('options.recorded.where-title')}>
        <p>{t('options.recorded.where-here', { count: retentionDays })}</p>
        <p>{endpoint === null ? t('options.recorded.where-nowhere') : t('options.recorded.where-collector', { endpoint })}</p>
      </Part>
      <Part title={t('options.recorded.stop-title')}>
        <p>{t('options.recorded.stop')}</p>
      </Part>
    </div>
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
