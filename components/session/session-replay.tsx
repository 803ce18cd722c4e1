/** Replay and timeline on one clock: the player is told what there is, and the address is told where the player stands. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SessionDetail } from '../../lib/events/api.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import { listDocuments, listTabs } from '../../lib/replay/documents.ts';
import { startPlayer, type Player, type Scene } from '../../lib/replay/player.ts';
import { listGapSpans, listIdleSpans, type Span } from '../../lib/timeline/axis.ts';
import { t } from '../../lib/text/t.ts';
import { Controls } from './controls.tsx';
import { listUses, OtherStage, readSpan } from './other-stage.tsx';
import type { SessionView } from './session-view.ts';
import { otherSide, sideOf, type Linked, type SideName } from './use-linked.ts';
import { HelpDialog } from './help-dialog.tsx';
import { usePlayerKeys } from './player-keys.ts';
import styles from './session-screen.module.css';
import { StageView } from './stage-view.tsx';
import { TabSwitcher } from './tab-switcher.tsx';
import type { SessionPartProps } from './timeline-only.tsx';
import { readPictureWords } from './picture-words.ts';
import { Timeline } from './timeline.tsx';
import type { SessionRows } from './use-records.ts';

/** How often the address follows the playing clock: browsers refuse more than a few changes a second. */
const addressMs = 1000;

export function SessionReplay({ feed, detail, records, linked, view, onChange, findLogHref }: SessionPartProps & { feed: Feed }) {
  const root = useRef<HTMLDivElement>(null);
  const [help, setHelp] = useState(false);
  const other = useRef<Player | null>(null);
  const scene = useScene(detail, records, linked, view);
  const player = usePlayer(
    root,
    feed,
    { ...scene, isHeld: () => other.current?.picture.peek().state === 'loading' },
    view.at ?? scene.span.from,
  );
  const shown = linked.records.rows;
  const gaps = useMemo(() => listGapSpans(shown, scene.span), [shown, scene.span]);
  const ownGaps = useMemo(() => listGapSpans(records.rows, scene.span), [records.rows, scene.span]);
  const times = useMemo(() => shown.map(({ at }) => at), [shown]);
  const at = player?.clock.shownAt.value ?? view.at ?? scene.span.from;
  usePlayerKeys(player && { clock: player.clock, times, onHelp: () => setHelp(true) });
  useAddress(player, view.at, (time) => onChange({ at: time }, 'replace'));
  return (
    <div class={styles['body']}>
      <section class={styles['replay']} aria-label={t('dashboard.replay.label')}>
        <div class={styles['over']}>
          <TabSwitcher documents={scene.documents} choice={scene.choice} onChoose={(choice) => onChange({ ...choice, at }, 'push')} />
          <span class={styles['legend']}>
            {t('dashboard.replay.masked')} · <i class={styles['swatch']} aria-hidden="true" /> {t('dashboard.replay.lost')}
          </span>
        </div>
        <div class={styles['stages']}>
          <Side name={linked.other === null ? null : sideOf(detail)} hidden={view.side === 'other' && linked.other !== null}>
            <StageView root={root} player={player} gaps={ownGaps} tab={view.tab} />
          </Side>
          {linked.other !== null && player !== null && (
            <Side name={otherSide(sideOf(detail))}>
              <OtherStage key={linked.other.detail.session.id} feed={feed} other={linked.other} clock={player.clock} player={other} />
            </Side>
          )}
        </div>
      </section>
      <Timeline
        records={linked.records}
        at={at}
        kinds={view.kinds}
        words={view.words}
        tabs={listTabs(scene.documents)}
        onFilter={(filter) => onChange({ ...filter, at }, 'replace')}
        onSeek={(time) => player?.clock.seek(time)}
        findLogHref={findLogHref}
      />
      <div class={styles['controls']}>
        {player !== null && <PlayerControls {...{ player, gaps }} span={scene.span} rows={shown} onHelp={() => setHelp(true)} />}
      </div>
      <HelpDialog open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

function PlayerControls({ player, ...rest }: { player: Player } & Omit<Parameters<typeof Controls>[0], 'clock' | 'loaded'>) {
  return <Controls clock={player.clock} loaded={player.loaded.value} {...rest} />;
}

/** A stage with whose it is, where there are two. */
function Side({ name, hidden = false, children }: { name: SideName | null; hidden?: boolean; children: ComponentChildren }) {
  return (
    <div class={styles['side']} hidden={hidden}>
      {name !== null && <p class={styles['name']}>{t(`dashboard.linked.side.${name}`)}</p>}
      {children}
    </div>
  );
}

/** What there is to play, as far as it is loaded. With another session beside it, as long as either lasts. */
function useScene(detail: SessionDetail, { rows }: SessionRows, { other, records }: Linked, { tab, stream }: SessionView): Scene {
  const { session, streams } = detail;
  const documents = useMemo(() => listDocuments(streams), [streams]);
  const span = useMemo<Span>(() => {
    const own = readSpan(session);
    if (other === null) return own;
    const theirs = readSpan(other.detail.session);
    return { from: Math.min(own.from, theirs.from - other.aheadMs), to: Math.max(own.to, theirs.to - other.aheadMs) };
  }, [session, other?.detail, other?.aheadMs]);
  const uses = useMemo(() => listUses(rows), [rows]);
  const idle = useMemo(() => listIdleSpans(records.rows, span), [records.rows, span]);
  return {
    documents,
    span,
    uses,
    idle,
    choice: { tab, stream },
    words: readPictureWords(),
  };
}

function usePlayer(root: { current: HTMLDivElement | null }, feed: Feed, scene: Scene, startAt: number): Player | null {
  const [player, setPlayer] = useState<Player | null>(null);
  useEffect(() => {
    if (root.current === null) return;
    const stop = new AbortController();
    setPlayer(startPlayer(root.current, feed.readFrames, scene, startAt, stop.signal));
    return () => stop.abort();
  }, [feed]);
  useEffect(() => player?.update(scene));
  return player;
}

/** The clock and the address follow each other: the address when the clock stands or now and then, the clock when Back or a link says so. */
function useAddress(player: Player | null, addressAt: number | null, write: (at: number) => void): void {
  const written = useRef(addressAt);
  const writeNow = useRef(write);
  writeNow.current = write;
  useEffect(() => {
    if (player === null || addressAt === null || addressAt === written.current) return;
    written.current = addressAt;
    player.clock.seek(addressAt);
  }, [player, addressAt]);
  useEffect(() => {
    if (player === null) return;
    const timer = setInterval(() => {
      const at = Math.round(player.clock.at.peek());
      if (at === written.current) return;
      written.current = at;
      writeNow.current(at);
    }, addressMs);
    return () => clearInterval(timer);
  }, [player]);
}
