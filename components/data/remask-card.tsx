/** One re-masking: how far it is, what it would remove or has removed, what keeps it, and what it does not reach. */
import type { ComponentChildren } from 'preact';
import type { Remasking } from '../../lib/events/remask-api.ts';
import type { Keeping } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { Chip } from '../chip.tsx';
import { formatMoment, formatOrigin } from '../format.ts';
import { Notice } from '../notice.tsx';
import { writeRoute } from '../route.ts';
import styles from './data.module.css';
import { RemaskCounted, RemaskFound } from './remask-counts.tsx';
import { RemaskDecision } from './remask-decision.tsx';

const tones = { finding: 'plain', found: 'accent', running: 'accent', held: 'unsure', done: 'good' } as const;

interface RemaskCardProps {
  keeping: Keeping;
  remasking: Remasking;
  isAdmin: boolean;
  source: string | null;
  onChange: () => void;
}

export function RemaskCard({ keeping, remasking, isAdmin, source, onChange }: RemaskCardProps) {
  const { note, state, askedBy, askedAt, doubtful, confirmedBy, heldBack, devices } = remasking;
  return (
    <li data-remasking={state}>
      <div class={styles['card-head']}>
        <strong>
          <bdi>{note}</bdi>
        </strong>
        <span role="status">
          <Chip tone={tones[state]}>{t(`data.remask.state.${state}`)}</Chip>
        </span>
      </div>
      <p class={styles['chips']}>
        {describeScope(remasking).map((words) => (
          <Chip key={words}>
            <bdi>{words}</bdi>
          </Chip>
        ))}
      </p>
      <Quiet>{t('data.remask.asked', { name: askedBy ?? t('data.operator'), time: formatMoment(askedAt) })}</Quiet>
      {doubtful !== null && <Quiet>{t('data.remask.applied', { name: confirmedBy ?? t('data.operator') })}</Quiet>}
      <Progress remasking={remasking} />
      {state !== 'finding' && heldBack > 0 && (
        <Notice tone="unsure" title={t('data.remask.held', { count: heldBack })}>
          <p>
            {t('data.remask.held.text')}{' '}
            <a href={writeRoute({ screen: 'data', source, part: 'holds' })}>{t('data.remask.held.link')}</a>
          </p>
        </Notice>
      )}
      {state === 'found' && isAdmin && <RemaskDecision keeping={keeping} remasking={remasking} onChange={onChange} />}
      {(state === 'done' || state === 'running') && devices.all > 0 && (
        <p data-told={devices.told}>{t('data.remask.devices', { ...devices, count: devices.all })}</p>
      )}
      {state !== 'finding' && (
        <details>
          <summary>{t('data.remask.unreached')}</summary>
          <ul>
            {remasking.unreached.map((what) => (
              <li key={what}>{t(`data.remask.unreached.${what}`)}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Quiet({ children }: { children: ComponentChildren }) {
  return <p class={styles['quiet']}>{children}</p>;
}

function describeScope({ site, target, from, to }: Remasking): string[] {
  return [
    site === null ? t(`data.remask.of.${target}.everywhere`) : t(`data.remask.of.${target}`, { site: formatOrigin(site) }),
    ...(from === null ? [] : [t('data.remask.from', { time: formatMoment(from) })]),
    ...(to === null ? [] : [t('data.remask.to', { time: formatMoment(to) })]),
  ];
}

function Progress({ remasking: { state, found, removed, progress, doubtful, doneAt } }: { remasking: Remasking }) {
  const looked = (
    <p>
      <progress aria-label={t(`data.remask.state.${state}`)} max={Math.max(1, progress.of)} value={progress.streams} />{' '}
      {t('data.remask.looked', { ...progress, count: progress.of })}
    </p>
  );
  if (state === 'finding') return looked;
  if (state === 'found' || state === 'held') return found === null ? null : <RemaskFound groups={found} />;
  return (
    <>
      {state === 'running' && looked}
      <p>{t(state === 'done' ? 'data.remask.removed' : 'data.remask.removing')}</p>
      <RemaskCounted counts={removed} />
      {doubtful !== null && <Quiet>{t(doubtful === 'leave' ? 'data.remask.doubtful.left' : 'data.remask.doubtful.removed')}</Quiet>}
      {state === 'done' && doneAt !== null && <Quiet>{t('data.remask.done', { time: formatMoment(doneAt) })}</Quiet>}
    </>
  );
}
