/** Legal holds: what is held and why, setting one, and lifting one after a question. */
import { Scale } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Hold } from '../../lib/events/data-api.ts';
import { t } from '../../lib/text/t.ts';
import { ActState } from '../act-state.tsx';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { EmptyState } from '../empty-state.tsx';
import { formatMoment } from '../format.ts';
import { ReadError } from '../read-error.tsx';
import { useAct } from '../use-act.ts';
import { useFresh } from '../use-fresh.ts';
import type { DataPartProps } from './data-screen.tsx';
import styles from './data.module.css';
import { HoldForm } from './hold-form.tsx';

const againMs = 60_000;

export function HoldsPart({ keeping, isAdmin }: DataPartProps) {
  const { value: holds, load, refresh } = useFresh('holds', keeping.listHolds, () => againMs);
  const [asked, setAsked] = useState<Hold | null>(null);
  const lift = useAct(refresh);
  return (
    <>
      <section aria-labelledby="holds-title">
        <h2 id="holds-title">{t('data.holds.title')}</h2>
        <p>{t('data.holds.intro')}</p>
        {load.state === 'failed' && <ReadError error={load.error} onRetry={refresh} />}
        {load.state === 'loading' && holds === null && <p role="status">{t('common.state.loading')}</p>}
        {holds !== null && holds.length === 0 && <NoHolds />}
        <ActState act={lift} />
        {holds !== null && holds.length > 0 && (
          <ul class={styles['cards']} aria-label={t('data.holds.list')}>
            {sortHolds(holds).map((hold) => (
              <HoldCard key={hold.id} hold={hold} onLift={isAdmin && !lift.running ? setAsked : null} />
            ))}
          </ul>
        )}
      </section>
      {isAdmin ? <HoldForm keeping={keeping} onDone={refresh} /> : <p class={styles['quiet']}>{t('data.auditor')}</p>}
      <ConfirmDialog
        open={asked !== null}
        title={t('data.holds.lift.title')}
        confirm={t('data.holds.lift.confirm')}
        onConfirm={() => asked !== null && void lift.run(() => keeping.liftHold(asked.id))}
        onClose={() => setAsked(null)}
      >
        <p>
          <bdi>{asked?.reason}</bdi>
        </p>
        <p>{t('data.holds.lift.text')}</p>
      </ConfirmDialog>
    </>
  );
}

function NoHolds() {
  return (
    <EmptyState title={t('data.holds.empty.title')} icon={<Scale size={32} strokeWidth={1.25} aria-hidden="true" />}>
      <p>{t('data.holds.empty.text')}</p>
    </EmptyState>
  );
}

/** What holds comes first. */
function sortHolds(holds: readonly Hold[]): Hold[] {
  return holds.toSorted((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null));
}

function HoldCard({ hold, onLift }: { hold: Hold; onLift: ((hold: Hold) => void) | null }) {
  const { reason, scope, setBy, setAt, endedBy, endedAt } = hold;
  const name = (person: string | null) => person ?? t('data.operator');
  return (
    <li data-hold={hold.id} class={endedAt === null ? undefined : styles['past']}>
      <div class={styles['card-head']}>
        <strong>
          <bdi>{reason}</bdi>
        </strong>
        {endedAt !== null && <Chip>{t('data.holds.lifted.badge')}</Chip>}
        {endedAt === null && onLift !== null && (
          <Button aria-label={t('data.holds.lift.of', { reason })} onClick={() => onLift(hold)}>
            {t('data.holds.lift')}
          </Button>
        )}
      </div>
      <p class={styles['chips']}>
        {describeScope(scope).map((words) => (
          <Chip key={words} title={words}>
            <bdi>{words}</bdi>
          </Chip>
        ))}
      </p>
      <p class={styles['quiet']}>{t('data.holds.set', { name: name(setBy), time: formatMoment(setAt) })}</p>
      {endedAt !== null && <p class={styles['quiet']}>{t('data.holds.lifted', { name: name(endedBy), time: formatMoment(endedAt) })}</p>}
    </li>
  );
}

function describeScope({ person, conversation, session, from, to }: Hold['scope']): string[] {
  return [
    ...(person === undefined ? [] : [t('data.holds.scope.person', { value: person })]),
    ...(conversation === undefined ? [] : [t('data.holds.scope.conversation', { value: conversation })]),
    ...(session === undefined ? [] : [t('data.holds.scope.session', { value: session })]),
    ...(from === undefined ? [] : [t('data.holds.scope.from', { value: formatMoment(from) })]),
    ...(to === undefined ? [] : [t('data.holds.scope.to', { value: formatMoment(to) })]),
  ];
}
