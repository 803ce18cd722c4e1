/** One line of a transcript: a message on its side, or a thin line for what was done. */
import { Play } from 'lucide-preact';
import { t } from '../../lib/text/t.ts';
import { formatClock, formatExact } from '../format.ts';
import { writeRoute } from '../route.ts';
import { viewSession } from '../session/session-view.ts';
import type { Line } from './read-lines.ts';
import type { TextPart } from './split-text.ts';
import styles from './transcript.module.css';

interface TranscriptLineProps {
  line: Line;
  parts: readonly TextPart[];
  /** Which of the found places of this line the reader is at. */
  current: number | null;
  source: string | null;
}

export function TranscriptLine({ line, parts, current, source }: TranscriptLineProps) {
  const body = <Parts parts={parts} current={current} />;
  if (line.is === 'event')
    return (
      <li class={styles['event']} data-line="event">
        <Time line={line} />
        <bdi>{body}</bdi>
        <Replay line={line} source={source} />
      </li>
    );
  return (
    <li class={`${styles['message']} ${styles[line.side]}`} data-line={line.side}>
      <p class={styles['who']}>
        <strong dir="auto">{line.who}</strong>
        {line.event !== null && <span>{line.event}</span>}
        <Time line={line} />
        <Replay line={line} source={source} />
      </p>
      {line.said === null ? (
        <p class={styles['quiet']}>{t('transcript.no-text')}</p>
      ) : (
        <p class={styles['text']} dir="auto">
          {body}
        </p>
      )}
      {line.said?.isCut === true && <p class={styles['quiet']}>{t('transcript.cut')}</p>}
    </li>
  );
}

function Parts({ parts, current }: Pick<TranscriptLineProps, 'parts' | 'current'>) {
  let found = -1;
  return (
    <>
      {parts.map(({ is, text }, index) => {
        if (is === 'plain') return text;
        if (is === 'masked')
          return (
            <span key={index} class={styles['masked']}>
              {t('transcript.masked')}
            </span>
          );
        found += 1;
        return (
          <mark key={index} class={styles['found']} aria-current={found === current ? 'true' : undefined}>
            {text}
          </mark>
        );
      })}
    </>
  );
}

function Time({ line }: { line: Line }) {
  return (
    <time dateTime={formatExact(line.at)} title={formatExact(line.at)}>
      {formatClock(line.at)}
    </time>
  );
}

function Replay({ line: { at, moment }, source }: { line: Line; source: string | null }) {
  if (moment === null) return null;
  const name = t('transcript.replay', { time: formatClock(at) });
  const href = writeRoute({ screen: 'session', source, ...viewSession(moment.session, { at: moment.at, tab: moment.tab }) });
  return (
    <a class={styles['replay']} href={href} aria-label={name} title={name}>
      <Play size={13} aria-hidden="true" />
    </a>
  );
}
