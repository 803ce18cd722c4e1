/** The one confirmation of a pairing: all that it sets, beside what is set now, and what will be uploaded. */
import { useEffect, useRef } from 'preact/hooks';
import type { PairingOffer, Site } from '../../lib/events/api.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatStart } from '../format.ts';
import { describeContents, describeMasking } from './describe-site.ts';
import type { Offered, OptionsSettings, PairingActions } from './model.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { useTask } from './use-task.ts';
import form from './form.module.css';
import styles from './pairing-confirmation.module.css';

interface PairingConfirmationProps {
  link: string;
  offered: Offered;
  settings: Pick<OptionsSettings, 'endpoint' | 'sites' | 'retentionDays'>;
  actions: Pick<PairingActions, 'acceptPairing' | 'requestAccess'>;
  onDone: () => void;
  onDecline: () => void;
}

export function PairingConfirmation({ link, offered, settings, actions, onDone, onDecline }: PairingConfirmationProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const task = useTask();
  const { offer } = offered;
  useEffect(() => title.current?.focus(), []);

  // Both in the click's own turn: the browser asks only then, and a popup may be closed by its prompt before any answer.
  // Sites that are declined stay in the list as withdrawn, with their own button to allow them.
  const accept = async () => {
    const asked = offer.sites.length === 0 ? null : actions.requestAccess(offer.sites.map((site) => site.origin));
    const [outcome] = await Promise.all([actions.acceptPairing(link, offer), asked]);
    return outcome;
  };

  return (
    <section class={styles['confirmation']} aria-labelledby="pairing-title">
      <h3 id="pairing-title" ref={title} tabIndex={-1}>
        {t('options.pairing.title', { collector: offer.collector })}
      </h3>
      <p>{t('options.pairing.intro')}</p>
      <OfferedSettings offered={offered} settings={settings} />
      <Small offer={offer} />
      <RefusalNotice refusal={task.refusal} />
      <div class={form['buttons']}>
        <Button
          id="pairing-accept"
          look="primary"
          disabled={task.state === 'running'}
          onClick={() => void task.run(accept).then((done) => done && onDone())}
        >
          {task.state === 'running' ? t('options.pairing.accepting') : t('options.pairing.accept')}
        </Button>
        <Button onClick={onDecline}>{t('options.pairing.decline')}</Button>
      </div>
    </section>
  );
}

function OfferedSettings({ offered, settings }: Pick<PairingConfirmationProps, 'offered' | 'settings'>) {
  const { offer } = offered;
  return (
    <dl>
      <Address endpoint={offered.endpoint} now={settings.endpoint} />
      {offer.group != null && (
        <>
          <dt>{t('options.pairing.group')}</dt>
          <dd>
            <bdi>{offer.group}</bdi>
          </dd>
        </>
      )}
      <dt>{t('options.pairing.uploads')}</dt>
      <dd>
        {offered.waiting === 0 ? t('options.pairing.uploads-none') : t('options.pairing.uploads-waiting', { count: offered.waiting })}
      </dd>
      <LocalCopies days={offer.retentionDays} now={settings.retentionDays} />
      <dt>{t('options.pairing.sites')}</dt>
      <dd>{offer.sites.length === 0 ? t('options.pairing.sites-none') : <OfferedSites sites={offer.sites} now={settings.sites} />}</dd>
    </dl>
  );
}

function Address({ endpoint, now }: { endpoint: string; now: string | null }) {
  return (
    <>
      <dt>{t('options.pairing.address')}</dt>
      <dd>
        <bdi class={styles['address']}>{endpoint}</bdi>
        {now !== null && now !== endpoint && <span class={form['hint']}> {t('options.pairing.replaces', { endpoint: now })}</span>}
      </dd>
    </>
  );
}

function LocalCopies({ days, now }: { days: number | null; now: number }) {
  const same = days === null || days === now;
  return (
    <>
      <dt>{t('options.pairing.copies')}</dt>
      <dd>
        {t('options.pairing.copies-days', { count: days ?? now })}{' '}
        <span class={form['hint']}>({same ? t('options.pairing.copies-same') : t('options.pairing.copies-now', { count: now })})</span>
      </dd>
    </>
  );
}

function OfferedSites({ sites, now }: { sites: readonly Site[]; now: readonly Site[] }) {
  return (
    <ul class={styles['sites']}>
      {sites.map((site) => (
        <li key={site.origin}>
          <bdi class={styles['address']}>{site.origin}</bdi>
          <span>
            {describeMasking(site)} · {describeContents(site)}
          </span>
          <span class={form['hint']}>{compareSite(site, now)}</span>
        </li>
      ))}
    </ul>
  );
}

function compareSite(site: Site, now: readonly Site[]): string | null {
  const listed = now.find((other) => other.origin === site.origin);
  if (listed === undefined) return null;
  const same = describeMasking(listed) === describeMasking(site) && describeContents(listed) === describeContents(site);
  if (same) return t('options.pairing.site-same');
  return t('options.pairing.site-changes', { mask: `${describeMasking(listed)} · ${describeContents(listed)}` });
}

function Small({ offer }: { offer: PairingOffer }) {
  return (
    <p class={form['hint']}>
      {offer.sites.length > 0 && t('options.pairing.access', { count: offer.sites.length })}{' '}
      {t('options.pairing.expires', { time: formatStart(offer.expiresAt) })}
    </p>
  );
}
