/** The screen of one conversation: what was said and done in it, in order of time, to be searched, printed and saved. */
import { useMemo } from 'preact/hooks';
import type { Sentiment } from '../../lib/events/sentiment.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import { readLocale, t } from '../../lib/text/t.ts';
import { ActState } from '../act-state.tsx';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { formatDate } from '../format.ts';
import { viewLog } from '../log/log-view.ts';
import { nameSentiment } from '../name-sentiment.ts';
import { Notice } from '../notice.tsx';
import { ReadError } from '../read-error.tsx';
import { goTo, writeRoute } from '../route.ts';
import { ScreenHead } from '../screen-head.tsx';
import { listAgents, readLines, type Line } from './read-lines.ts';
import { countFound, splitText, type TextPart } from './split-text.ts';
import { TranscriptLine } from './transcript-line.tsx';
import { TranscriptSearch } from './transcript-search.tsx';
import type { TranscriptView } from './transcript-view.ts';
import styles from './transcript.module.css';
import { useCopies } from './use-copies.ts';
import { usePlaces } from './use-places.ts';
import { useTranscript } from './use-transcript.ts';
import { nameTranscript, writeTranscript } from './write-transcript.ts';

interface TranscriptScreenProps {
  feed: Feed;
  view: TranscriptView;
  source: string | null;
}

export function TranscriptScreen({ feed, view, source }: TranscriptScreenProps) {
  const { conversation, console, words } = view;
  const { state, error, actions, texts, sentiment, retry } = useTranscript(feed, conversation, console);
  const lines = useMemo(() => readLines(actions, texts), [actions, texts, readLocale()]);
  const parts = useMemo(() => lines.map((line) => splitLine(line, words)), [lines, words]);
  const places = usePlaces(parts.map(countFound), words);
  const title = t('transcript.title', { conversation });
  const log = writeRoute(viewLog('conversations', { item: conversation, ...(console !== null && { console: [console] }) }, source));
  const isWhole = state === 'ready' && lines.length > 0;
  const copies = useCopies((way) => feed.noteTranscript({ conversation, ...(console !== null && { console }), way }));
  const acts = (
    <div class={styles['acts']}>
      <a href={log}>{t('transcript.log')}</a>
      <Button disabled={!isWhole || copies.act.running} onClick={copies.print}>
        {t('transcript.print')}
      </Button>
      <Button
        disabled={!isWhole || copies.act.running}
        onClick={() => copies.save(nameTranscript(conversation), writeTranscript(title, lines))}
      >
        {t('transcript.save')}
      </Button>
    </div>
  );
  return (
    <main id="content" class={styles['screen']}>
      <ScreenHead
        title={title}
        acts={acts}
        beside={<Extent state={state} count={lines.length} agents={listAgents(actions)} sentiment={sentiment} />}
      >
        <TranscriptSearch
          words={words}
          places={places}
          onWords={(next) => goTo({ screen: 'transcript', source, conversation, console, words: next }, 'replace')}
        />
      </ScreenHead>
      <ActState act={copies.act} />
      {state === 'failed' && <ReadError error={error} onRetry={retry} />}
      {state === 'ready' && lines.length === 0 && <Unknown source={source} />}
      {isWhole && texts.length === 0 && (
        <div class={styles['notice']}>
          <Notice>
            <p>{t('transcript.no-texts')}</p>
          </Notice>
        </div>
      )}
      {lines.length > 0 && (
        <div class={styles['body']} tabIndex={0} role="group" aria-label={t('transcript.list')}>
          <Lines lines={lines} parts={parts} current={places.current} source={source} />
        </div>
      )}
    </main>
  );
}

function splitLine(line: Line, words: string): TextPart[] {
  if (line.is === 'event') return splitText(line.words, 0, words);
  return line.said === null ? [] : splitText(line.said.text, line.said.masked, words);
}

interface ExtentProps {
  state: string;
  count: number;
  agents: readonly string[];
  sentiment: Sentiment | null;
}

function Extent({ state, count, agents, sentiment }: ExtentProps) {
  const names = new Intl.ListFormat(readLocale()).format(agents);
  return (
    <>
      <p role="status">{state === 'ready' ? t('transcript.count', { count }) : t('transcript.progress', { count })}</p>
      {names !== '' && <p>{t('transcript.agents', { names })}</p>}
      {sentiment !== null && count > 0 && (
        <p title={sentiment.score === null || sentiment.by === null ? undefined : t('agents.sentiment.by', { library: sentiment.by })}>
          {t('transcript.sentiment', { sentiment: nameSentiment(sentiment.score, sentiment.why) })}
        </p>
      )}
    </>
  );
}

function Unknown({ source }: { source: string | null }) {
  const back = writeRoute(viewLog('conversations', {}, source));
  return (
    <EmptyState title={t('transcript.empty.title')} actions={<a href={back}>{t('transcript.empty.log')}</a>}>
      <p>{t('transcript.empty.text')}</p>
    </EmptyState>
  );
}

interface LinesProps {
  lines: readonly Line[];
  parts: readonly TextPart[][];
  current: { line: number; nth: number } | null;
  source: string | null;
}

/** A day's date stands before its first line. */
function Lines({ lines, parts, current, source }: LinesProps) {
  return (
    <ol class={styles['lines']}>
      {lines.map((line, index) => {
        const date = formatDate(line.at);
        const before = lines[index - 1];
        const nth = current?.line === index ? current.nth : null;
        return [
          (before === undefined || formatDate(before.at) !== date) && (
            <li key={`${line.key}:day`} class={styles['day']}>
              {date}
            </li>
          ),
          <TranscriptLine key={line.key} line={line} parts={parts[index] ?? []} current={nth} source={source} />,
        ];
      })}
    </ol>
  );
}
