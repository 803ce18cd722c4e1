/** The table of devices; each row's name opens its panel. */
import type { DeviceView } from '../../lib/events/device-api.ts';
import { t, writeNumber } from '../../lib/text/t.ts';
import { formatExact, formatMoment } from '../format.ts';
import styles from './devices.module.css';

const columns = ['name', 'state', 'seen', 'waiting', 'group', 'version'] as const;

interface DeviceTableProps {
  devices: readonly DeviceView[];
  open: string | null;
  onOpen: (device: string) => void;
}

export function DeviceTable({ devices, open, onOpen }: DeviceTableProps) {
  return (
    <div class={styles['rows']}>
      <table aria-label={t('devices.list')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`devices.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <Row key={device.id} device={device} isOpen={device.id === open} onOpen={() => onOpen(device.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A press of the name reaches the row. */
function Row({ device, isOpen, onOpen }: { device: DeviceView; isOpen: boolean; onOpen: () => void }) {
  const { id, name, group, version, lastSeenAt, state } = device;
  return (
    <tr aria-current={isOpen ? 'true' : undefined} onClick={onOpen}>
      <th scope="row">
        <button type="button" data-device={id}>
          <bdi>{name === '' ? t('devices.unnamed') : name}</bdi>
        </button>
      </th>
      <td>
        <DeviceStates device={device} />
      </td>
      <td title={lastSeenAt === null ? undefined : formatExact(lastSeenAt)}>
        {lastSeenAt === null ? t('devices.never') : formatMoment(lastSeenAt)}
      </td>
      <td data-column="waiting">{state === null ? t('devices.unknown') : writeNumber(state.pending)}</td>
      <td data-column="group">{group === null ? <i>{t('devices.none-group')}</i> : <bdi>{group}</bdi>}</td>
      <td data-column="version">{version}</td>
    </tr>
  );
}

/** In words: what is wrong with it, or that all is well, or that nobody knows. */
export function DeviceStates({ device: { attention, revokedAt, state } }: { device: DeviceView }) {
  if (revokedAt !== null) return <span class={styles['quiet']}>{t('devices.revoked')}</span>;
  if (attention.length > 0)
    return (
      <span class={styles['states']}>
        {attention.map((each) => (
          <span key={each} class={each === 'silent' || each === 'stuck' ? styles['wrong'] : styles['unsure']}>
            {t(`devices.attention.${each}`)}
          </span>
        ))}
      </span>
    );
  return <span class={styles['quiet']}>{t(state === null ? 'devices.unknown' : 'devices.ok')}</span>;
}
