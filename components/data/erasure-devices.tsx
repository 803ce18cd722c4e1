/** Which devices have got an erasure: the count, and each by its name where one asks. */
import { useState } from 'preact/hooks';
import type { Erasure, ErasureDevices as Devices } from '../../lib/events/data-api.ts';
import type { Keeping } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { Chip } from '../chip.tsx';
import { formatMoment } from '../format.ts';
import { ReadError } from '../read-error.tsx';
import { useLoad } from '../use-load.ts';
import styles from './data.module.css';

export function ErasureDevices({ keeping, erasure }: { keeping: Keeping; erasure: Erasure }) {
  const { told, all } = erasure.devices;
  const [open, setOpen] = useState(false);
  if (all === 0) return <p class={styles['quiet']}>{t('data.erasures.devices.none')}</p>;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-told={told}>{t('data.erasures.devices', { told, all, count: all })}</summary>
      {open && <List keeping={keeping} erasure={erasure} />}
    </details>
  );
}

/** Read anew whenever another one has confirmed it. */
function List({ keeping, erasure: { id, devices } }: { keeping: Keeping; erasure: Erasure }) {
  const { load, retry } = useLoad(`erasure:${id}:${devices.told}:${devices.all}`, (signal) => keeping.listErasureDevices(id, signal));
  if (load.state === 'failed') return <ReadError error={load.error} onRetry={retry} />;
  if (load.state === 'loading') return <p role="status">{t('common.state.loading')}</p>;
  return (
    <ul class={styles['devices']} aria-label={t('data.erasures.devices.list')}>
      {load.value.map((device) => (
        <Device key={device.id} device={device} />
      ))}
    </ul>
  );
}

function Device({ device: { name, told, askedAt, revokedAt } }: { device: Devices['devices'][number] }) {
  return (
    <li>
      <bdi>{name === '' ? t('data.erasures.unnamed') : name}</bdi>
      <Chip tone={told ? 'good' : 'unsure'}>{t(`data.erasures.devices.${told ? 'told' : 'waits'}`)}</Chip>
      {!told && revokedAt !== null && <span>{t('data.erasures.devices.revoked')}</span>}
      {askedAt !== null && <span class={styles['quiet']}>{t('data.erasures.devices.asked', { time: formatMoment(askedAt) })}</span>}
    </li>
  );
}
