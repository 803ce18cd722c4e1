/** One session in the list: who, where, when, how long, what was done, and what is missing. */
import type { SessionSummary } from '../../lib/events/api.ts';
import { interactionTypes } from '../../lib/events/interaction.ts';
import { readWho } from '../../lib/events/person.ts';
import { t, writeNumber } from '../../lib/text/t.ts';
import { Chip } from '../chip.tsx';
import { formatExact, formatOrigin, formatPosition, formatStart } from '../format.ts';
import { TypeIcon } from '../type-icon.tsx';
import { explainWho } from './explain-who.ts';
import { readEnd } from './end-state.ts';
import styles from './session-row.module.css';

export function SessionRow({ session }: { session: SessionSummary }) {
  const start = session.openedAt ?? session.firstAt;
  const length = formatPosition((session.endedAt ?? session.lastAt) - start);
  const end = readEnd(session, Date.now());
  const name = nameOf(session);
  return (
    <div class={styles['row']}>
      <span class={`${styles['person']} ${name === null ? styles['unknown'] : ''}`} title={explainWho(session) ?? undefined}>
        {name ?? t(session.of === 'customer' ? 'dashboard.sessions.a-customer' : 'dashboard.sessions.unknown-person')}
      </span>
      <span class={styles['sites']} title={session.sites.join('\n')}>
        <span dir="auto">{session.sites[0] === undefined ? t('dashboard.sessions.no-sites') : formatOrigin(session.sites[0])}</span>
        {session.sites.length > 1 && (
          <span class={styles['quiet']}>{t('dashboard.sessions.more-sites', { count: session.sites.length - 1 })}</span>
        )}
      </span>
      <time class={styles['start']} dateTime={formatExact(start)} title={formatExact(start)}>
        {formatStart(start)}
      </time>
      <span class={styles['length']}>{length}</span>
      <Counts session={session} />
      <span class={styles['state']}>
        {session.of === 'customer' && <Chip>{t('dashboard.sessions.customer')}</Chip>}
        {session.gaps > 0 && <Chip tone="hatched">{t('dashboard.sessions.gaps', { count: session.gaps })}</Chip>}
        <Chip tone={end.tone} title={end.words}>
          {end.words}
        </Chip>
      </span>
    </div>
  );
}

export function nameOf({ person, named }: SessionSummary): string | null {
  return readWho(person, named);
}

/** All types, always in the same place, so that the eye can run down a column; none is shown as a dot. */
function Counts({ session }: { session: SessionSummary }) {
  const counts = [...interactionTypes.map((type) => [type, session.interactions[type]] as const), ['action', session.actions] as const];
  return (
    <span class={styles['counts']}>
      {counts.map(([type, count]) => {
        const words = t('dashboard.sessions.count', { count, type: t(`common.type.${type}`, { count }) });
        return (
          <span key={type} class={`${styles['count']} ${count === 0 ? styles['none'] : ''}`} title={words}>
            <TypeIcon kind={type} />
            <span aria-hidden="true">{count === 0 ? '·' : writeNumber(count)}</span>
            <span class="unseen">{words}</span>
          </span>
        );
      })}
    </span>
  );
}
