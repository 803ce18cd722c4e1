/** Websites with the companion: a key for a new one, the line that goes into its pages, and those in use, to be withdrawn. */
import { useState } from 'preact/hooks';
import type { CompanionScript, Website } from '../../lib/events/companion-api.ts';
import type { Fleet } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatMoment, formatOrigin } from '../format.ts';
import { Notice } from '../notice.tsx';
import { ReadError } from '../read-error.tsx';
import { useLoad } from '../use-load.ts';
import { useAct } from '../use-act.ts';
import styles from './devices.module.css';

const megabyte = 1_000_000;
const usualMegabytes = 2_000;

export function Websites({ fleet }: { fleet: Fleet }) {
  const [revision, setRevision] = useState(0);
  const { load, retry } = useLoad(`websites:${revision}`, fleet.listWebsites);
  const refresh = () => setRevision((before) => before + 1);
  return (
    <section class={styles['links']} aria-labelledby="websites-title">
      <h2 id="websites-title">{t('devices.websites.title')}</h2>
      <p>{t('devices.websites.text')}</p>
      <NewWebsite fleet={fleet} onMade={refresh} />
      {load.state === 'loading' && <p role="status">{t('common.state.loading')}</p>}
      {load.state === 'failed' && <ReadError error={load.error} onRetry={retry} />}
      {load.state === 'ready' && load.value.script === null && <Notice tone="wrong">{t('devices.websites.not-built')}</Notice>}
      {load.state === 'ready' && load.value.websites.length === 0 && <p>{t('devices.websites.none')}</p>}
      {load.state === 'ready' && (
        <ul>
          {load.value.websites.map((website) => (
            <Row key={website.id} fleet={fleet} website={website} script={load.value.script} onChange={refresh} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NewWebsite({ fleet, onMade }: { fleet: Fleet; onMade: () => void }) {
  const [name, setName] = useState('');
  const [origins, setOrigins] = useState('');
  const [group, setGroup] = useState('');
  const [megabytes, setMegabytes] = useState(usualMegabytes);
  const act = useAct(onMade);
  const found = origins.split(/[\s,]+/).filter((text) => text !== '');
  const wrong = found.find((text) => !isOrigin(text));
  const make = (event: Event) => {
    event.preventDefault();
    const request = { name: name.trim(), origins: [...new Set(found)], group: group.trim() || null, bytesPerDay: megabytes * megabyte };
    void act.run(async () => {
      await fleet.createWebsite(request);
      setName('');
      setOrigins('');
    });
  };
  return (
    <form class={styles['form']} onSubmit={make}>
      <label>
        {t('devices.websites.name')}
        <input id="website-name" dir="auto" required maxLength={200} value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <OriginsField value={origins} isWrong={wrong !== undefined} onChange={setOrigins} />
      <label>
        {t('devices.websites.group')}
        <input id="website-group" dir="auto" maxLength={100} value={group} onInput={(event) => setGroup(event.currentTarget.value)} />
      </label>
      <label>
        {t('devices.websites.megabytes')}
        <input
          id="website-megabytes"
          type="number"
          min={1}
          max={10_000_000}
          required
          value={megabytes}
          onInput={(event) => setMegabytes(event.currentTarget.valueAsNumber)}
        />
      </label>
      <Button id="website-make" type="submit" look="primary" disabled={act.running || found.length === 0 || wrong !== undefined}>
        {t('devices.websites.make')}
      </Button>
      <span id="website-problem" role="alert">
        {wrong !== undefined && t('devices.websites.not-origin', { text: wrong })}
      </span>
      {act.failed && <Notice tone="wrong">{t('devices.failed')}</Notice>}
    </form>
  );
}

function OriginsField({ value, isWrong, onChange }: { value: string; isWrong: boolean; onChange: (value: string) => void }) {
  return (
    <label>
      {t('devices.websites.origins')}
      <input
        id="website-origins"
        dir="ltr"
        required
        placeholder="https://www.example.com"
        aria-invalid={isWrong}
        aria-describedby="website-problem"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** Withdrawing cuts off every page that has the key: it is asked for twice. */
function Row({
  fleet,
  website,
  script,
  onChange,
}: {
  fleet: Fleet;
  website: Website;
  script: CompanionScript | null;
  onChange: () => void;
}) {
  const { id, key, name, origins, group, visitors, withdrawnAt } = website;
  const [asks, setAsks] = useState(false);
  const act = useAct(onChange);
  return (
    <li>
      <bdi>
        <b>{name}</b>
      </bdi>
      <span dir="ltr">{origins.map(formatOrigin).join(', ')}</span>
      {group !== null && <bdi>{group}</bdi>}
      <span>{t('devices.websites.visitors', { count: visitors })}</span>
      {withdrawnAt !== null && <span>{t('devices.websites.withdrawn', { time: formatMoment(withdrawnAt) })}</span>}
      {withdrawnAt === null && (
        <Button
          look={asks ? 'danger' : 'plain'}
          disabled={act.running}
          onClick={() => (asks ? void act.run(() => fleet.withdrawWebsite(id)) : setAsks(true))}
        >
          {t(asks ? 'devices.websites.withdraw-sure' : 'devices.websites.withdraw')}
        </Button>
      )}
      {act.failed && <span role="alert">{t('devices.failed')}</span>}
      {withdrawnAt === null && script !== null && (
        <Line name={name} tag={`<script async src="${script.url}" data-key="${key}"></script>`} />
      )}
    </li>
  );
}

function Line({ name, tag }: { name: string; tag: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <p class={styles['made']}>
      <input
        readOnly
        dir="ltr"
        aria-label={t('devices.websites.line', { name })}
        value={tag}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button onClick={() => void navigator.clipboard.writeText(tag).then(() => setCopied(true))}>
        <span aria-live="polite">{t(copied ? 'devices.links.copied' : 'devices.links.copy')}</span>
      </Button>
    </p>
  );
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}
