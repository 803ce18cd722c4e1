/** The line above a session: who, where, when, how much, and what to know before trusting the picture. */
import { ArrowLeft } from 'lucide-preact';
import type { SessionDetail } from '../../lib/events/api.ts';
import type { Proofs } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { Chip } from '../chip.tsx';
import { formatClock, formatExact, formatOrigin, formatStart } from '../format.ts';
import { ProofMenu } from '../proof-menu.tsx';
import { explainWho } from '../sessions/explain-who.ts';
import { readEnd } from '../sessions/end-state.ts';
import { nameOf } from '../sessions/session-row.tsx';
import { ShortId } from '../short-id.tsx';
import styles from './session-header.module.css';

interface SessionHeaderProps {
  detail: SessionDetail;
  proofs: Proofs | undefined;
  backHref: string;
  logHref: string;
}

export function SessionHeader({ detail, proofs, backHref, logHref }: SessionHeaderProps) {
  const { session, streams } = detail;
  const start = session.openedAt ?? session.firstAt;
  const stop = session.endedAt ?? session.lastAt;
  const end = readEnd(session, Date.now());
  const levels = [...new Set(streams.map(({ header }) => header.maskLevel).filter((level) => level !== null))];
  return (
    <header class={styles['header']}>
      <a class={styles['back']} href={backHref} aria-label={t('dashboard.session.back')} title={t('dashboard.session.back')}>
        <ArrowLeft size={16} aria-hidden="true" />
      </a>
      <h1 title={explainWho(session) ?? undefined}>
        {nameOf(session) ?? t(session.of === 'customer' ? 'dashboard.sessions.a-customer' : 'dashboard.sessions.unknown-person')}
      </h1>
      {session.of === 'customer' && <Chip>{t('dashboard.sessions.customer')}</Chip>}
      <span>{session.sites.map(formatOrigin).join(', ') || t('dashboard.sessions.no-sites')}</span>
      <span class={styles['quiet']}>
        <time dateTime={formatExact(start)} title={formatExact(start)}>
          {formatStart(start)}
        </time>
        –
        <time dateTime={formatExact(stop)} title={formatExact(stop)}>
          {formatClock(stop)}
        </time>
      </span>
      <span class={styles['quiet']}>{t('dashboard.sessions.tabs', { count: session.tabs })}</span>
      {session.actions > 0 && <a href={logHref}>{t('dashboard.session.actions', { count: session.actions })}</a>}
      {session.gaps > 0 && <Chip tone="hatched">{t('dashboard.sessions.gaps', { count: session.gaps })}</Chip>}
      <Chip tone={end.tone}>{end.words}</Chip>
      {levels.map((level) => (
        <Chip key={level} {...(level === 'none' ? {} : { title: t('dashboard.replay.masked') })}>
          {t(`dashboard.replay.mask.${level}`)}
        </Chip>
      ))}
      {streams.some(({ header }) => !header.verified) && <Chip tone="unsure">{t('dashboard.session.unverified')}</Chip>}
      {proofs !== undefined && <SessionProofMenu id={session.id} proofs={proofs} />}
      <span class={styles['id']}>
        <ShortId id={session.id} />
      </span>
    </header>
  );
}

function SessionProofMenu({ id, proofs: { readSession, download } }: { id: string; proofs: Proofs }) {
  return (
    <ProofMenu of="session" id={id} read={(signal) => readSession(id, signal)} onDownload={download === null ? null : () => download(id)} />
  );
}
