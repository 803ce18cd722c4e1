/** Who gets something from the collector by itself: how each stands, and what is in its way. */
import { t } from '../../lib/text/t.ts';
import { formatMoment } from '../format.ts';
import { Notice } from '../notice.tsx';
import styles from './data.module.css';

export interface Receiver {
  target: string;
  /** By what it gets it, where there are several ways. */
  kind?: string;
  /** What there is to say of it beside its last success and failure. */
  words: readonly string[];
  lastOkAt: number | null;
  lastError: { at: number; message: string } | null;
}

interface ReceiversProps {
  /** Of the section's heading. */
  id: string;
  title: string;
  /** What is said where there is none. */
  none: string;
  receivers: readonly Receiver[];
}

export function Receivers({ id, title, none, receivers }: ReceiversProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {receivers.length === 0 && <p class={styles['quiet']}>{none}</p>}
      {receivers.length > 0 && (
        <ul class={styles['cards']}>
          {receivers.map((receiver) => (
            <Card key={`${receiver.kind} ${receiver.target}`} receiver={receiver} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Card({ receiver: { target, kind, words, lastOkAt, lastError } }: { receiver: Receiver }) {
  const isFailing = lastError !== null && (lastOkAt === null || lastOkAt < lastError.at);
  const lastOk = lastOkAt === null ? [] : [t('data.health.pushes.ok', { time: formatMoment(lastOkAt) })];
  return (
    <li>
      <strong>
        <bdi>{target}</bdi>
      </strong>{' '}
      {kind !== undefined && <span class={styles['quiet']}>{kind}</span>}
      <p>{[...words, ...lastOk].join(' · ')}</p>
      {isFailing && (
        <Notice tone="unsure">{t('data.health.pushes.error', { time: formatMoment(lastError.at), message: lastError.message })}</Notice>
      )}
    </li>
  );
}
