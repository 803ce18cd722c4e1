/** "What is recorded", and the same as the first page after install, where it is confirmed: before that, nothing is recorded. */
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatStart } from '../format.ts';
import { Notice } from '../notice.tsx';
import type { SectionProps } from './model.ts';
import { Recorded } from './recorded.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { writeRoute } from './route.ts';
import { Heading } from './section.tsx';
import { useTask } from './use-task.ts';
import form from './form.module.css';
import styles from './options.module.css';

export function ConsentSection({ title, ...props }: SectionProps & { title: string }) {
  return (
    <>
      <Heading title={title} intro={t('options.recorded.lead')} />
      <Recorded endpoint={props.settings.endpoint} retentionDays={props.settings.retentionDays} />
      <Confirmation {...props} />
    </>
  );
}

function Confirmation({ settings, actions }: SectionProps) {
  const task = useTask();
  if (settings.consentedAt !== null) return <Confirmed settings={settings} />;
  return (
    <footer class={styles['confirm']}>
      <RefusalNotice refusal={task.refusal} />
      <div class={form['buttons']}>
        <Button
          id="consent-confirm"
          look="primary"
          disabled={task.state === 'running'}
          onClick={() => void task.run(() => actions.save({ consentedAt: Date.now() }))}
        >
          {t('options.welcome.confirm')}
        </Button>
        <span class={form['hint']}>{t('options.welcome.later')}</span>
      </div>
    </footer>
  );
}

function Confirmed({ settings: { consentedAt, sites } }: Pick<SectionProps, 'settings'>) {
  return (
    <footer class={styles['confirm']} id="consent-confirmed">
      <Notice title={t('options.recorded.confirmed', { date: formatStart(consentedAt ?? 0) })}>
        {sites.length === 0 && (
          <p class={styles['next']}>
            {t('options.welcome.next')} <a href={writeRoute('collector')}>{t('options.welcome.to-pair')}</a>{' '}
            <a href={writeRoute('sites', 'add')}>{t('options.welcome.to-sites')}</a>
          </p>
        )}
      </Notice>
    </footer>
  );
}
