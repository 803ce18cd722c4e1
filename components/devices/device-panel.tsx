/** One device in full, beside the table: what it told last, its name and group, and revoking it. */
import { X } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeviceView, FleetLimits } from '../../lib/events/device-api.ts';
import type { Fleet } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { Notice } from '../notice.tsx';
import { ShortId } from '../short-id.tsx';
import { DeviceFields } from './device-fields.tsx';
import { useAct } from '../use-act.ts';
import styles from './devices.module.css';

interface DevicePanelProps {
  fleet: Fleet;
  device: DeviceView;
  limits: FleetLimits;
  onChange: () => void;
  onClose: () => void;
}

export function DevicePanel({ fleet, device, limits, onChange, onClose }: DevicePanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [asks, setAsks] = useState(false);
  const act = useAct(onChange);
  useEffect(() => heading.current?.focus(), []);
  const name = device.name === '' ? t('devices.unnamed') : device.name;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || asks) return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside class={styles['panel']} aria-label={name} onKeyDown={onKeyDown}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          <bdi>{name}</bdi>
        </h2>
        <ShortId id={device.id} />
        <Button look="quiet" label={t('common.action.close')} onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      <div class={styles['fields']}>
        <DeviceFields device={device} limits={limits} />
        <Rename fleet={fleet} device={device} onChange={onChange} />
        {act.failed && <Notice tone="wrong">{t('devices.failed')}</Notice>}
        {device.revokedAt === null && (
          <p>
            <Button id="device-revoke" look="danger" disabled={act.running} onClick={() => setAsks(true)}>
              {t('devices.revoke.button')}
            </Button>
          </p>
        )}
      </div>
      <ConfirmDialog
        open={asks}
        title={t('devices.revoke.title', { name })}
        confirm={t('devices.revoke.confirm')}
        onClose={() => setAsks(false)}
        onConfirm={() => void act.run(() => fleet.revokeDevice(device.id))}
      >
        <p>{t('devices.revoke.text')}</p>
      </ConfirmDialog>
    </aside>
  );
}

function Rename({ fleet, device, onChange }: Pick<DevicePanelProps, 'fleet' | 'device' | 'onChange'>) {
  const [name, setName] = useState(device.name);
  const [group, setGroup] = useState(device.group ?? '');
  const act = useAct(onChange);
  const save = (event: Event) => {
    event.preventDefault();
    void act.run(() => fleet.changeDevice(device.id, { name: name.trim(), group: group.trim() || null }));
  };
  return (
    <form class={styles['form']} onSubmit={save}>
      <label>
        {t('devices.rename.name')}
        <input id="device-name" dir="auto" required maxLength={200} value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <label>
        {t('devices.rename.group')}
        <input id="device-group" dir="auto" maxLength={100} value={group} onInput={(event) => setGroup(event.currentTarget.value)} />
      </label>
      <Button id="device-save" type="submit" disabled={act.running || name.trim() === ''}>
        {t('devices.rename.save')}
      </Button>
      <span role="status">{act.done && t('devices.rename.saved')}</span>
      {act.failed && <Notice tone="wrong">{t('devices.failed')}</Notice>}
    </form>
  );
}
