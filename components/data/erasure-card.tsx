/** One erasure: how far it is, what it would remove or has removed, what keeps it, and what it cannot reach. */
import { useState } from 'preact/hooks';
import type { Erasure, ErasureCounts } from '../../lib/events/data-api.ts';
import type { Keeping } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { ActState } from '../act-state.tsx';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { formatMoment } from '../format.ts';
import { Notice } from '../notice.tsx';
import { writeRoute } from '../route.ts';
import { useAct } from '../use-act.ts';
import styles from './data.module.css';
import { ErasureDevices } from './erasure-devices.tsx';

const counted = ['recordings', 'interactions', 'messages', 'actions', 'exports'] as const;
const tones = { finding: 'plain', found: 'accent', running: 'accent', held: 'unsure', done: 'good' } as const;

interface ErasureCardProps {
  keeping: Keeping;
  erasure: Erasure;
  isAdmin: boolean;
  source: string | null;
  onChange: () => void;
}

export function ErasureCard({ keeping, erasure, isAdmin, source, onChange }: ErasureCardProps) {
  const { note, kind, state, askedBy, askedAt } = erasure;
  return (
    <li data-erasure={state}>
      <div class={styles['card-head']}>
        <strong>
          <bdi>{note}</bdi>
        </strong>
        <span class={styles['quiet']}>{t(`data.erasures.kind.${kind}`)}</span>
        <span role="status">
          <Chip tone={tones[state]}>{t(`data.erasures.state.${state}`)}</Chip>
        </span>
      </div>
      <p class={styles['quiet']}>{t('data.erasures.asked', { name: askedBy ?? t('data.operator'), time: formatMoment(askedAt) })}</p>
      <Progress erasure={erasure} />
      {state !== 'finding' && erasure.heldBack > 0 && (
        <Notice tone="unsure" title={t('data.erasures.held', { count: erasure.heldBack })}>
          <p>
            {t('data.erasures.held.text')}{' '}
            <a href={writeRoute({ screen: 'data', source, part: 'holds' })}>{t('data.erasures.held.link')}</a>
          </p>
        </Notice>
      )}
      {state !== 'finding' && <Unreached erasure={erasure} />}
      {state === 'found' && isAdmin && <Decision keeping={keeping} erasure={erasure} onChange={onChange} />}
      {(state === 'done' || state === 'running') && <ErasureDevices keeping={keeping} erasure={erasure} />}
    </li>
  );
}

function Progress({ erasure: { state, found, removed, doneAt } }: { erasure: Erasure }) {
  if (state === 'finding' || found === null)
    return (
      <p>
        <progress aria-label={t('data.erasures.state.finding')} /> {t('data.erasures.finding')}
      </p>
    );
  if (state === 'done')
    return (
      <>
        <p>{t('data.erasures.removed')}</p>
        <Counts counts={removed} />
        {doneAt !== null && <p class={styles['quiet']}>{t('data.erasures.done', { time: formatMoment(doneAt) })}</p>}
      </>
    );
  if (state === 'running')
    return (
      <>
        <p>
          <progress aria-label={t('data.erasures.state.running')} max={Math.max(1, sum(found))} value={Math.min(sum(removed), sum(found))} />{' '}
          {t('data.erasures.removing')}
        </p>
        <Counts counts={removed} />
      </>
    );
  if (sum(found) === 0) return <p>{t('data.erasures.found.none')}</p>;
  return (
    <>
      <p>{t('data.erasures.found')}</p>
      <Counts counts={found} />
      {found.exports > 0 && <p class={styles['quiet']}>{t('data.erasures.exports.why')}</p>}
    </>
  );
}

function sum(counts: ErasureCounts): number {
  return counted.reduce((total, name) => total + counts[name], 0);
}

function Counts({ counts }: { counts: ErasureCounts }) {
  return (
    <ul class={styles['counts']}>
      {counted.map((name) => (
        <li key={name} data-count={name}>
          {t(`data.erasures.count.${name}`, { count: counts[name] })}
        </li>
      ))}
    </ul>
  );
}

function Unreached({ erasure: { unreached } }: { erasure: Erasure }) {
  return (
    <details>
      <summary>{t('data.erasures.unreached')}</summary>
      <UnreachedList unreached={unreached} />
    </details>
  );
}

function UnreachedList({ unreached }: Pick<Erasure, 'unreached'>) {
  return (
    <ul>
      {unreached.map((what) => (
        <li key={what}>{t(`data.erasures.unreached.${what}`)}</li>
      ))}
    </ul>
  );
}

/** Confirming it, with what cannot be undone and what stays out of reach; or forgetting the question. */
function Decision({ keeping, erasure, onChange }: Pick<ErasureCardProps, 'keeping' | 'erasure' | 'onChange'>) {
  const [asks, setAsks] = useState(false);
  const act = useAct(onChange);
  return (
    <>
      <p class={styles['buttons']}>
        <Button look="danger" data-do="erase" disabled={act.running} onClick={() => setAsks(true)}>
          {t('data.erasures.confirm')}
        </Button>
        <Button data-do="forget" disabled={act.running} onClick={() => void act.run(() => keeping.cancelErasure(erasure.id))}>
          {t('data.erasures.cancel')}
        </Button>
      </p>
      <ActState act={act} />
      <ConfirmDialog
        open={asks}
        title={t('data.erasures.dialog.title')}
        confirm={t('data.erasures.dialog.confirm')}
        onConfirm={() => void act.run(() => keeping.confirmErasure(erasure.id))}
        onClose={() => setAsks(false)}
      >
        <p>
          <bdi>{erasure.note}</bdi>
        </p>
        {erasure.found !== null && <Counts counts={erasure.found} />}
        <p>{t('data.erasures.dialog.text')}</p>
        <p>{t('data.erasures.dialog.since')}</p>
        <p>{t('data.erasures.unreached')}</p>
        <UnreachedList unreached={erasure.unreached} />
      </ConfirmDialog>
    </>
  );
}
