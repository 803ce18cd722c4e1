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
      <Heading title={props.managed.consent === 'company' ? t('options.policy.switched-on') : title} intro={t('options.recorded.lead')} />
      {props.managed.consent === 'company' && (
        <Notice>{t('options.policy.switched-on-text', { date: formatStart(props.settings.consentedAt ?? 0) })}</Notice>
      )}
      <Recorded {...props.settings} managed={props.managed} />
      <Confirmation {...props} />
    </>
  );
}

function Confirmation({ settings, managed, actions }: SectionProps) {
  const task = useTask();
  const byCompany = managed.consent === 'company';
  if (byCompany && managed.locks.includes('sites')) return null; // Nothing is left to confirm.
  if (managed.consent === 'person') return <Confirmed settings={settings} />;
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
          {byCompany ? t('options.welcome.confirm-too') : t('options.welcome.confirm')}
        </Button>
        <span class={form['hint']}>{byCompany ? t('options.policy.own-sites') : t('options.welcome.later')}</span>
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
