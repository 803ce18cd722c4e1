/** One action in full, beside the table: every field with how it was observed, its moment in the replay, and what to ask next. */
import { X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { RowPlace } from '../../lib/audit/log-row.ts';
import { nameEvent } from '../../lib/audit/words.ts';
import type { Action } from '../../lib/events/action.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { ReadError } from '../read-error.tsx';
import { ShortId } from '../short-id.tsx';
import { ActionFields } from './action-fields.tsx';
import { EventIcon } from './action-icon.tsx';
import { ActionMoment, ActionRelated } from './action-links.tsx';
import styles from './action-panel.module.css';
import type { RowLoad } from './use-row.ts';

interface ActionPanelProps {
  place: RowPlace;
  load: RowLoad;
  source: string | null;
  /** The reader opened it here: the focus goes to it, and back when it closes. */
  takesFocus: boolean;
  onClose: () => void;
}

export function ActionPanel({ place, load, source, takesFocus, onClose }: ActionPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const key = `${place.stream}:${place.seq}`;
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  const action = load.state === 'ready' ? (load.row?.action ?? null) : null;
  return (
    <aside class={styles['panel']} aria-label={t('log.panel.label')} onKeyDown={onKeyDown}>
      <header class={styles['head']}>
        {action !== null && <EventIcon event={action.event} />}
        <h2 ref={heading} tabIndex={-1}>
          {action === null ? t('log.panel.label') : nameEvent(action.event)}
        </h2>
        {action !== null && <ShortId id={action.id} />}
        <Button look="quiet" label={t('common.action.close')} onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      <div class={styles['body']} key={key} tabIndex={0} role="group" aria-label={t('log.panel.label')}>
        {load.state === 'loading' && <p role="status">{t('common.state.loading')}</p>}
        {load.state === 'failed' && <ReadError error={load.error} onRetry={load.retry} />}
        {load.state === 'ready' && load.row === null && <Gone />}
        {action !== null && <Found action={action} source={source} />}
        {load.state === 'ready' && load.row !== null && <Raw record={load.row.raw} open={action === null} />}
      </div>
    </aside>
  );
}

function Found({ action, source }: { action: Action; source: string | null }) {
  return (
    <>
      <ActionMoment action={action} source={source} />
      <ActionFields action={action} />
      <ActionRelated action={action} source={source} />
    </>
  );
}

function Gone() {
  return (
    <div role="status">
      <h3>{t('log.panel.gone.title')}</h3>
      <p>{t('log.panel.gone.text')}</p>
    </div>
  );
}

/** Also what no field above shows: a console may say more, and so may a newer version. */
function Raw({ record, open }: { record: Envelope; open: boolean }) {
  return (
    <details class={styles['raw']} open={open}>
      <summary>{t('log.panel.raw')}</summary>
      <pre>{JSON.stringify(record, null, 2)}</pre>
    </details>
  );
}
