/** The companion in a page: follows the visitor's word and the page's calls, and has nothing but that until the visitor agrees. */
import type { Companion, Consent, StartOptions, State, StateDetail } from './api.ts';
import { type Bar, createBar } from './bar.ts';
import { type Answer, changeMemory, readMemory, watchMemory } from './memory.ts';
import { type Cobrowse, createCobrowse } from './cobrowse.ts';
import { createSecondPart, type Loads, type SecondPart } from './second-part.ts';

/** Where this page stands, told to its scripts as it changes. */
interface Standing {
  readonly detail: StateDetail;
  /** The page has called `stop`: this one records nothing more, whatever the visitor has said. */
  isStopped: boolean;
  /** What was done last; null: nothing, or it failed. */
  followed: State | null;
  tell(state: State, problem?: string): void;
}

export function createCompanion(options: StartOptions, loads: Loads): Companion {
  const bar = createBar({ language: options.language, privacy: options.privacy });
  const standing = createStanding();
  const part = createSecondPart(options, loads.recorder, {
    onRefused: () => {
      standing.followed = null;
      follow();
    },
    onFailed(error) {
      bar.hide();
      standing.followed = null;
      console.error('cotrail: this page is not recorded:', error);
      standing.tell('failed', String(error));
    },
  });
  const cobrowse = createCobrowse(options.collector, loads.together, part, { bar, onInvited: () => follow() });
  const consent = createConsent(bar, part, { standing, cobrowse }, () => follow());
  const follow = createFollow(options, bar, part, { standing, cobrowse }, consent.answer);
  watchMemory(follow, new AbortController().signal);
  follow();
  const { shareCode, endSharing } = cobrowse;
  return { consent, readState: () => standing.detail, shareCode, endSharing, ...createCalls(part, standing, follow) };
}

function createStanding(): Standing {
  let detail: StateDetail = { state: 'waiting', problem: null };
  return {
    get detail() {
      return detail;
    },
    isStopped: false,
    followed: null,
    tell(state, problem) {
      if (state === detail.state) return;
      detail = { state, problem: problem ?? null };
      document.dispatchEvent(new CustomEvent<StateDetail>('cotrail:state', { detail }));
    },
  };
}

/** What the page stands on, and what it was opened for. */
interface Ground {
  standing: Standing;
  cobrowse: Cobrowse;
}

/** What this page is to do by the visitor's word, as it stands now in all tabs. Whoever follows an agent's link is asked again. */
function readState({ isStopped }: Standing, isInvited = false): State {
  const { answer, pausedAt } = readMemory();
  if (answer === null || (isInvited && answer.answer !== 'given')) return 'waiting';
  if (answer.answer !== 'given') return 'refused';
  return isStopped ? 'stopped' : pausedAt === null ? 'recording' : 'paused';
}

/** Does what the word asks for; to be called whenever it may have changed. */
function createFollow(
  { consent, share }: StartOptions,
  bar: Bar,
  part: SecondPart,
  { standing, cobrowse }: Ground,
  settle: (answer: Answer['answer'], how: Answer['how']) => void,
): () => void {
  const stop = (): void => settle('withdrawn', 'bar');
  const sayNone = (error: unknown): void => console.warn(error);
  const shareCode = share === 'page' ? null : (): void => void cobrowse.shareCode().catch(sayNone);
  return () => {
    const state = readState(standing, cobrowse.isInvited);
    cobrowse.follow(state);
    // Another tab's note of something else changes nothing here: a question that somebody reads stays where it is.
    if (state === standing.followed) return;
    standing.followed = state;
    // What was recorded before is still delivered, and after a no it then goes. The end comes first: hiding the mark is a change of the page.
    const reason = state === 'refused' ? 'consent-withdrawn' : state === 'paused' ? 'paused' : null;
    if (reason !== null && readMemory().holds) part.do((recording) => recording.end(reason, false));
    bar.hide();
    if (state === 'waiting' && consent !== 'page') bar.ask((isAllowed) => settle(isAllowed ? 'given' : 'refused', 'bar'));
    if (state === 'recording' || state === 'paused') bar.mark(state, stop, state === 'paused' ? null : shareCode);
    if (state !== 'recording') return standing.tell(state);
    part.do((recording) => {
      if (readState(standing) !== 'recording') return;
      recording.begin();
      standing.tell('recording');
    });
  };
}

function createConsent(
  bar: Bar,
  part: SecondPart,
  { standing, cobrowse }: Ground,
  follow: () => void,
): Consent & { answer(answer: Answer['answer'], how: Answer['how']): void } {
  function answer(said: Answer['answer'], how: Answer['how']): void {
    const words = how === 'bar' ? bar.language : null;
    const remember = (): void => changeMemory({ answer: { answer: said, at: Date.now(), how, words } });
    if (said === 'given') {
      standing.isStopped = false;
      changeMemory({ pausedAt: null });
      remember();
      return follow();
    }
    cobrowse.refuse();
    if (!readMemory().holds) {
      remember();
      return follow();
    }
    // First the recorder writes its end, then the word that ends it: nothing of before is taken for something after it.
    part.do((recording) => {
      recording.end('consent-withdrawn', true, remember);
      follow();
    });
  }
  return {
    answer,
    read: () => readMemory().answer,
    give: () => answer('given', 'page'),
    withdraw: () => answer(readMemory().answer?.answer === 'given' ? 'withdrawn' : 'refused', 'page'),
  };
}

function createCalls(
  part: SecondPart,
  standing: Standing,
  follow: () => void,
): Omit<Companion, 'consent' | 'readState' | 'shareCode' | 'endSharing'> {
  return {
    stop() {
      standing.isStopped = true;
      if (readMemory().holds) part.do((recording) => recording.end('stopped', true));
      follow();
    },
    pause() {
      if (readState(standing) !== 'recording') return;
      part.do((recording) => {
        recording.end('paused', true, () => changeMemory({ pausedAt: Date.now() }));
        follow();
      });
    },
    resume() {
      const { pausedAt } = readMemory();
      standing.isStopped = false;
      if (pausedAt !== null) part.do((recording) => recording.notePause(pausedAt));
      changeMemory({ pausedAt: null });
      follow();
    },
    event: (type, value = null) => void document.dispatchEvent(new CustomEvent('cotrail:event', { detail: { type, value } })),
    identify: part.identify,
  };
}
