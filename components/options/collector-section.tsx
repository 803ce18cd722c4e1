/** The collector: whether there is one, pairing with a link, and its address with a test of the connection. */
import { findText, t } from '../../lib/text/t.ts';
import { formatStart } from '../format.ts';
import { LogAlarm } from '../log-alarm.tsx';
import { Notice } from '../notice.tsx';
import { ConnectionTest } from './connection-test.tsx';
import type { SectionProps } from './model.ts';
import { PairingForm } from './pairing-form.tsx';
import { SavedField } from './saved-field.tsx';
import { Heading, Part } from './section.tsx';
import styles from './form.module.css';

export function CollectorSection(props: SectionProps) {
  const { settings, managed, actions, checks } = props;
  const locked = managed.locks.includes('endpoint');
  return (
    <>
      <Heading title={t('options.nav.collector')} intro={t('options.collector.intro')} />
      <LogAlarm alarm={props.logAlarm} />
      <CollectorState endpoint={settings.endpoint} {...props} />
      {props.erasures !== null && (
        <p class={styles['hint']}>
          {t('options.collector.erased', { count: props.erasures.applied, time: formatStart(props.erasures.appliedAt) })}
        </p>
      )}
      {props.remaskings !== null && (
        <p class={styles['hint']}>
          {t('options.collector.remasked', { count: props.remaskings.applied, time: formatStart(props.remaskings.appliedAt) })}
        </p>
      )}
      {!(locked && props.paired && !props.revoked) && (
        <Part title={t('options.collector.pair')}>
          <PairingForm settings={settings} actions={actions} />
        </Part>
      )}
      <Part title={t('options.collector.manual')}>
        <SavedField
          id="endpoint"
          label={t('options.collector.endpoint')}
          hint={t('options.collector.endpoint-hint')}
          inputMode="url"
          placeholder="https://cotrail.example"
          setting="endpoint"
          saved={settings.endpoint ?? ''}
          locked={locked}
          read={(text) => ({ endpoint: trimAddress(text) || null })}
          checks={checks}
          actions={actions}
          buttons={(text) => (
            <ConnectionTest key={text} endpoint={trimAddress(text)} sites={settings.sites.map((site) => site.origin)} actions={actions} />
          )}
        />
      </Part>
    </>
  );
}

function CollectorState({
  endpoint,
  paired,
  revoked,
  managed: { enrolling },
}: Pick<SectionProps, 'paired' | 'revoked' | 'managed'> & { endpoint: string | null }) {
  if (revoked && endpoint !== null)
    return (
      <Notice tone="wrong" title={t('options.collector.revoked', { endpoint })}>
        {t('options.collector.revoked-why')}
      </Notice>
    );
  if (enrolling !== null && !paired) return <Enrolling {...enrolling} />;
  if (endpoint === null) return <Notice title={t('options.collector.none')} />;
  if (paired) return <Notice title={t('options.collector.paired', { endpoint })} />;
  return <Notice tone="unsure">{t('options.collector.unpaired')}</Notice>;
}

/** `https://cotrail.example/` and `https://cotrail.example` are one address. */
function trimAddress(text: string): string {
  return text.trim().replace(/\/+$/, '');
}

/** The company's link has not worked yet: why, and what happens next. */
function Enrolling({ reason, detail, nextAt }: NonNullable<SectionProps['managed']['enrolling']>) {
  return (
    <Notice tone={nextAt === null ? 'wrong' : 'unsure'} title={t('options.policy.enrolling')}>
      <p>{findText(`options.refused.${reason}`) ?? t('options.refused.other', { reason })}</p>
      {detail !== null && <p class={styles['detail']}>{detail}</p>}
      <p>{nextAt === null ? t('options.policy.enrolling-ended') : t('options.policy.enrolling-again', { time: formatStart(nextAt) })}</p>
    </Notice>
  );
}
