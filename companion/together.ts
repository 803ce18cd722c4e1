/** The visitor's side of a co-browse: gives a code, follows a link, and shows who is there until either side ends it. Loaded when one of these is asked for. */
import { type ClockOffset, isNews } from '../lib/events/clock-offset.ts';
import type { CobrowseOffer, OwnCobrowse, OwnCobrowses } from '../lib/events/cobrowse-api.ts';
import type { CobrowseDetail } from './api.ts';
import { type Answer, type Asking, createAsking } from './ask-cobrowse.ts';
import { chooseCobrowseWords, type CobrowseWords } from './cobrowse-words.ts';
import { createPanel, panelStyle, type PanelContent } from './panel.ts';
import type { Lent } from './recording.ts';

export interface TogetherOptions {
  collector: string;
  language: string;
  lent: Lent;
  /** Shows it beside the mark, with a style of its own; null: nothing. */
  beside(panel: HTMLElement | null, style: string): void;
  /** Says to all tabs and pages of this origin whether there is something to follow. */
  remember(shares: boolean): void;
}

export interface Together {
  /** Shows a code, and gives it to the page. Rejects where there is none to be had. */
  share(): Promise<string>;
  /** Takes the invitation of a link. */
  join(token: string): void;
  /** Follows what another page or tab began. */
  watch(): void;
  /** Ends it for both. */
  leave(): void;
  /** Nothing is recorded any more: shows and asks nothing more. */
  close(): void;
}

const whileOfferedMs = 2_000;
const whileJoinedMs = 5_000;
const whileHiddenMs = 30_000;

type Buttons = PanelContent['buttons'];

/** What the parts of it share: what is shown, what was told to the page, and when is next asked. */
interface Run extends Pick<TogetherOptions, 'lent' | 'remember'>, Pick<Asking, 'readOffset' | 'ask'> {
  words: CobrowseWords;
  signal: AbortSignal;
  detail: CobrowseDetail;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Rises with what the visitor does: an answer that was overtaken says what was. */
  turn: number;
  show(content: PanelContent | null): void;
}

export function openTogether({ collector, language, lent, beside, remember }: TogetherOptions): Together {
  const closed = new AbortController();
  const { signal } = closed;
  let shown = 'null';
  const run: Run = {
    ...{ lent, remember, signal, words: chooseCobrowseWords(language), timer: undefined, turn: 0 },
    ...createAsking(collector, lent, signal),
    detail: { state: 'none', code: null, agent: null },
    show(content) {
      const text = JSON.stringify(content);
      // What somebody reads, or has the focus in, stays as it is.
      if (text === shown || signal.aborted) return;
      shown = text;
      beside(content && createPanel(content), panelStyle);
    },
  };
  document.addEventListener('visibilitychange', () => !document.hidden && run.detail.state !== 'none' && void follow(run), { signal });
  return {
    share: () => share(run),
    leave: () => void leave(run),
    join: (token) => void takeLink(run, token),
    watch: () => void follow(run),
    close() {
      run.show(null);
      stopFollowing(run, false);
      closed.abort();
    },
  };
}

function tell(run: Run, detail: CobrowseDetail): void {
  if (JSON.stringify(detail) === JSON.stringify(run.detail)) return;
  run.detail = detail;
  document.dispatchEvent(new CustomEvent<CobrowseDetail>('cotrail:cobrowse', { detail }));
}

function say(run: Run, text: string, ...buttons: Buttons): void {
  run.show({ text, buttons: [...buttons, ['close', run.words.close, () => run.show(null)]] });
}

function followIn(run: Run, waitMs: number): void {
  clearTimeout(run.timer);
  if (!run.signal.aborted) run.timer = setTimeout(() => void follow(run), document.hidden ? whileHiddenMs : waitMs);
}

async function follow(run: Run): Promise<void> {
  const turn = ++run.turn;
  const answer = await run.ask<OwnCobrowses>('GET', '');
  if (turn !== run.turn || run.signal.aborted) return;
  if (!answer.ok) return followIn(run, whileJoinedMs);
  const { offer, cobrowses } = answer.value;
  const joined = cobrowses.filter(({ toAt }) => toAt === null);
  if (joined.length > 0) showJoined(run, joined);
  else if (offer !== null) showCode(run, offer);
  else showEnd(run);
}

function showJoined(run: Run, joined: readonly OwnCobrowse[]): void {
  const { words, lent } = run;
  const agent = joined.find(({ other }) => other.name !== null)?.other.name ?? null;
  const text = agent === null ? words.someone : words.named.replace('{name}', () => agent);
  run.show({ text, buttons: [['end', words.end, () => void leave(run)]] });
  tell(run, { state: 'joined', code: null, agent });
  run.remember(true);
  for (const { id, session } of joined) lent.note('cobrowse-joined', session, { cobrowse: id }, (last) => last?.['cobrowse'] !== id);
  const offset = run.readOffset();
  const { session } = joined[0]!;
  if (offset !== null) lent.note('clock-offset', session, { ...offset }, (last) => isNews(last as ClockOffset | null, offset));
  followIn(run, whileJoinedMs);
}

function showCode(run: Run, { secret }: CobrowseOffer): void {
  run.show({ text: run.words.read, code: secret, buttons: [['close', run.words.close, () => void leave(run)]] });
  tell(run, { state: 'offered', code: secret, agent: null });
  run.remember(true);
  followIn(run, whileOfferedMs);
}

function showEnd(run: Run): void {
  const { words, detail } = run;
  const again = (): void => void share(run).catch((error: unknown) => console.warn(error));
  if (detail.state === 'joined') say(run, words.over);
  else if (detail.state === 'offered') say(run, words.expired, ['again', words.again, again]);
  else run.show(null);
  stopFollowing(run);
}

function stopFollowing(run: Run, isOver = true): void {
  clearTimeout(run.timer);
  tell(run, { state: 'none', code: null, agent: null });
  if (isOver) run.remember(false);
}

async function share(run: Run): Promise<string> {
  const turn = ++run.turn;
  const visit = await run.lent.readVisit();
  const offer: Answer<CobrowseOffer> = visit === null ? { ok: false, status: null } : await run.ask('POST', '/offers', visit);
  if (offer.ok) {
    if (turn === run.turn) showCode(run, offer.value);
    return offer.value.secret;
  }
  if (turn === run.turn) say(run, run.words.failed);
  throw new Error(`cotrail: there is no code to be had now: ${visit === null ? 'nothing is recorded' : (offer.status ?? 'no answer')}`);
}

async function takeLink(run: Run, secret: string): Promise<void> {
  const turn = ++run.turn;
  const visit = await run.lent.readVisit();
  const made = visit && (await run.ask<OwnCobrowse>('POST', '/claims', { ...visit, secret }));
  if (turn !== run.turn || run.signal.aborted) return;
  // A link that this visit has used is told of again, also when that is over.
  if (made?.ok && made.value.toAt === null) return showJoined(run, [made.value]);
  // Without an answer it may have been taken or not: asking again makes no second one.
  if (made !== null && !made.ok && (made.status === null || made.status >= 500))
    run.timer = setTimeout(() => void takeLink(run, secret), whileJoinedMs);
  else say(run, run.words.badLink);
}

async function leave(run: Run): Promise<void> {
  const turn = ++run.turn;
  run.show(null);
  stopFollowing(run, false);
  const answer = await run.ask<OwnCobrowses>('GET', '');
  const ended = answer.ok ? await Promise.all(['offers', ...listOpen(answer.value)].map((what) => run.ask('DELETE', `/${what}`))) : [];
  if (turn !== run.turn) return;
  // It is not over while the collector was not told: then what is shown says so again.
  if (!answer.ok || ended.some(({ ok }) => !ok)) return followIn(run, whileOfferedMs);
  run.remember(false);
}

const listOpen = ({ cobrowses }: OwnCobrowses): string[] => cobrowses.filter(({ toAt }) => toAt === null).map(({ id }) => id);
