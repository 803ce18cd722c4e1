/** The screen of devices: what needs attention first, one device's panel beside the table, and the links that enrol more. */
import { MonitorSmartphone, SearchX } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { DevicesPage, DeviceView } from '../../lib/events/device-api.ts';
import type { Fleet } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { ReadError } from '../read-error.tsx';
import { goTo } from '../route.ts';
import { ScreenHead } from '../screen-head.tsx';
import { useLoad } from '../use-load.ts';
import { DevicePanel } from './device-panel.tsx';
import { DeviceTable } from './device-table.tsx';
import { shown, type DevicesView } from './devices-view.ts';
import { EnrolmentLinks } from './enrolment-links.tsx';
import { Websites } from './websites.tsx';
import styles from './devices.module.css';

interface DevicesScreenProps {
  fleet: Fleet;
  view: DevicesView;
  source: string | null;
}

export function DevicesScreen({ fleet, view, source }: DevicesScreenProps) {
  const [revision, setRevision] = useState(0);
  const [page, setPage] = useState<DevicesPage | null>(null);
  const [links, setLinks] = useState(false);
  const [websites, setWebsites] = useState(false);
  const { load, retry } = useLoad(`devices:${revision}`, fleet.listDevices);
  // What was read stays in sight while it is read again.
  useEffect(() => {
    if (load.state === 'ready') setPage(load.value);
  }, [load]);
  const change = (next: Partial<DevicesView>) => goTo({ screen: 'devices', source, ...view, ...next });
  const open = page?.devices.find(({ id }) => id === view.device) ?? null;
  const refresh = () => setRevision((before) => before + 1);
  const close = () => {
    change({ device: null });
    document.querySelector<HTMLElement>(`[data-device="${view.device}"]`)?.focus();
  };
  return (
    <main id="content" class={styles['screen']}>
      <ScreenHead
        title={t('devices.title')}
        beside={page !== null && <Filters page={page} view={view} onShow={(show) => change({ show, device: null })} />}
        acts={
          <>
            <Button id="websites" aria-expanded={websites} onClick={() => setWebsites(!websites)}>
              {t('devices.websites.button')}
            </Button>
            <Button id="enrolment-links" look="primary" aria-expanded={links} onClick={() => setLinks(!links)}>
              {t('devices.links.button')}
            </Button>
          </>
        }
      />
      {links && <EnrolmentLinks fleet={fleet} />}
      {websites && <Websites fleet={fleet} />}
      {load.state === 'failed' && <ReadError error={load.error} onRetry={retry} />}
      {load.state === 'loading' && page === null && <p role="status">{t('common.state.loading')}</p>}
      {page !== null && (
        <div class={styles['body']}>
          <Devices page={page} view={view} onOpen={(device) => change({ device })} onAll={() => change({ show: 'all' })} />
          {open !== null && (
            <DevicePanel key={open.id} {...{ fleet, device: open, limits: page.limits }} onChange={refresh} onClose={close} />
          )}
        </div>
      )}
    </main>
  );
}

function isShown(device: DeviceView, show: DevicesView['show']): boolean {
  if (show === 'all') return true;
  return show === 'revoked' ? device.revokedAt !== null : device.attention.includes(show);
}

interface FiltersProps {
  page: DevicesPage;
  view: DevicesView;
  onShow: (show: DevicesView['show']) => void;
}

function Filters({ page, view, onShow }: FiltersProps) {
  return (
    <div class={styles['filters']} role="group" aria-label={t('devices.filter.label')}>
      {shown.map((show) => (
        <button key={show} type="button" aria-pressed={view.show === show} onClick={() => onShow(show)}>
          {show === 'all' || show === 'revoked' ? t(`devices.filter.${show}`) : t(`devices.attention.${show}`)}{' '}
          <span>{page.devices.filter((device) => isShown(device, show)).length}</span>
        </button>
      ))}
    </div>
  );
}

interface ListProps {
  page: DevicesPage;
  view: DevicesView;
  onOpen: (device: string) => void;
  onAll: () => void;
}

function Devices({ page, view, onOpen, onAll }: ListProps) {
  const devices = page.devices.filter((device) => isShown(device, view.show));
  if (page.devices.length === 0)
    return (
      <EmptyState title={t('devices.empty.title')} icon={<MonitorSmartphone size={32} strokeWidth={1.25} aria-hidden="true" />}>
        <p>{t('devices.empty.text')}</p>
      </EmptyState>
    );
  if (devices.length === 0)
    return (
      <EmptyState
        title={t('devices.no-match.title')}
        icon={<SearchX size={32} strokeWidth={1.25} aria-hidden="true" />}
        actions={<Button onClick={onAll}>{t('devices.filter.all')}</Button>}
      />
    );
  return <DeviceTable devices={devices} open={view.device} onOpen={onOpen} />;
}
