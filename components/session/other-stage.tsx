/** The linked session's stage: a second player that follows the first one's clock. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SessionDetail } from '../../lib/events/api.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import type { Clock } from '../../lib/replay/clock.ts';
import { listDocuments, type TabUse } from '../../lib/replay/documents.ts';
import { startPlayer, type Player, type Scene } from '../../lib/replay/player.ts';
import { listGapSpans, type Span } from '../../lib/timeline/axis.ts';
import { readRawTime } from '../../lib/timeline/one-clock.ts';
import type { Row } from '../../lib/timeline/rows.ts';
import { readPictureWords } from './picture-words.ts';
import { StageView } from './stage-view.tsx';
import type { Linked } from './use-linked.ts';

interface OtherStageProps {
  feed: Feed;
  other: NonNullable<Linked['other']>;
  clock: Clock;
  /** Where it is told which player this is, so that the clock can wait for its picture. */
  player: { current: Player | null };
}

export function OtherStage({ feed, other: { detail, rows, aheadMs }, clock, player: told }: OtherStageProps) {
  const root = useRef<HTMLDivElement>(null);
  const [player, setPlayer] = useState<Player | null>(null);
  const documents = useMemo(() => listDocuments(detail.streams), [detail]);
  const uses = useMemo(() => listUses(rows), [rows]);
  const span = readSpan(detail.session);
  const scene: Scene = { documents, uses, span, idle: [], choice: { tab: null, stream: null }, words: readPictureWords(), aheadMs };
  const gaps = useMemo(() => listGapSpans(rows, { from: span.from - aheadMs, to: span.to - aheadMs }), [rows, aheadMs]);
  useEffect(() => {
    if (root.current === null) return undefined;
    const stop = new AbortController();
    const started = startPlayer(root.current, feed.readFrames, scene, clock, stop.signal);
    setPlayer(started);
    told.current = started;
    return () => {
      stop.abort();
      told.current = null;
    };
  }, [feed, clock]);
  useEffect(() => player?.update(scene));
  return <StageView root={root} player={player} gaps={gaps} tab={null} />;
}

/** Which tab was used when, by its own machine's clock. */
export function listUses(rows: readonly Row[]): TabUse[] {
  return rows.filter(({ tab, kind }) => tab !== null && kind !== 'gap').map((row) => ({ at: readRawTime(row), tab: row.tab }));
}

export function readSpan({ firstAt, openedAt, lastAt, endedAt }: SessionDetail['session']): Span {
  return { from: Math.min(firstAt, openedAt ?? Infinity), to: Math.max(lastAt, endedAt ?? 0) };
}
