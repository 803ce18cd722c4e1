/** Enrolment links: a new one, shown once, and those in use, to be withdrawn. */
import { useState } from 'preact/hooks';
import type { PairingView } from '../../lib/events/device-api.ts';
import type { Fleet } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatMoment } from '../format.ts';
import { Notice } from '../notice.tsx';
import { ReadError } from '../read-error.tsx';
import { useLoad } from '../use-load.ts';
import { useAct } from '../use-act.ts';
import styles from './devices.module.css';

const dayMs = 86_400_000;

export function EnrolmentLinks({ fleet }: { fleet: Fleet }) {
  const [revision, setRevision] = useState(0);
  const [made, setMade] = useState<string | null>(null);
  const { load, retry } = useLoad(`links:${revision}`, fleet.listPairings);
  const refresh = () => setRevision((before) => before + 1);
  return (
    <section class={styles['links']} aria-labelledby="links-title">
      <h2 id="links-title">{t('devices.links.title')}</h2>
      <NewLink fleet={fleet} onMade={(link) => (setMade(link), refresh())} />
      {made !== null && <MadeLink key={made} link={made} />}
      <h3>{t('devices.links.list')}</h3>
      {load.state === 'failed' && <ReadError error={load.error} onRetry={retry} />}
      {load.state === 'ready' && load.value.length === 0 && <p>{t('devices.links.none')}</p>}
      {load.state === 'ready' && (
        <ul>
          {load.value.map((pairing) => (
            <Link key={pairing.id} fleet={fleet} pairing={pairing} onChange={refresh} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NewLink({ fleet, onMade }: { fleet: Fleet; onMade: (link: string) => void }) {
  const [uses, setUses] = useState(1);
  const [days, setDays] = useState(7);
  const [group, setGroup] = useState('');
  const act = useAct(() => undefined);
  const make = (event: Event) => {
    event.preventDefault();
    const terms = { uses, lifeMs: days * dayMs, group: group.trim() || null };
    void act.run(async () => onMade((await fleet.createPairing(terms)).link));
  };
  const number = (set: (value: number) => void) => (event: { currentTarget: HTMLInputElement }) => set(event.currentTarget.valueAsNumber);
  return (
    <form class={styles['form']} onSubmit={make}>
      <label>
        {t('devices.links.uses')}
        <input id="link-uses" type="number" min={1} max={10_000} required value={uses} onInput={number(setUses)} />
      </label>
      <label>
        {t('devices.links.days')}
        <input id="link-days" type="number" min={1} max={90} required value={days} onInput={number(setDays)} />
      </label>
      <label>
        {t('devices.links.group')}
        <input id="link-group" dir="auto" maxLength={100} value={group} onInput={(event) => setGroup(event.currentTarget.value)} />
      </label>
      <Button id="link-make" type="submit" look="primary" disabled={act.running}>
        {t('devices.links.make')}
      </Button>
      {act.failed && <Notice tone="wrong">{t('devices.failed')}</Notice>}
    </form>
  );
}

function MadeLink({ link }: { link: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Notice title={t('devices.links.made')}>
      <p class={styles['made']}>
        <input
          id="link-made"
          readOnly
          dir="ltr"
          aria-label={t('devices.links.title')}
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
          <span aria-live="polite">{t(copied ? 'devices.links.copied' : 'devices.links.copy')}</span>
        </Button>
      </p>
    </Notice>
  );
}

function Link({ fleet, pairing, onChange }: { fleet: Fleet; pairing: PairingView; onChange: () => void }) {
  const { id, group, uses, usesLeft, expiresAt } = pairing;
  const act = useAct(onChange);
  return (
    <li>
      <bdi>{group ?? t('devices.none-group')}</bdi>
      <span>{t('devices.links.left', { left: usesLeft, uses, time: formatMoment(expiresAt) })}</span>
      <Button disabled={act.running} onClick={() => void act.run(() => fleet.withdrawPairing(id))}>
        {t('devices.links.withdraw')}
      </Button>
      {act.failed && <span role="alert">{t('devices.failed')}</span>}
    </li>
  );
}
