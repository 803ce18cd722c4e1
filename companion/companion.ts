/** The companion in a page: follows the visitor's word and the page's calls, and has nothing but that until the visitor agrees. */
import type { Companion, Consent, StartOptions, State, StateDetail } from './api.ts';
import { createBar } from './bar.ts';
import { type Answer, changeMemory, readMemory, watchMemory } from './memory.ts';
import type { Recording, RecordingOptions } from './recording.ts';

/** How the second, larger part is loaded: a script with a known hash, or a chunk of whoever bundles us. */
export type Load = () => Promise<(options: RecordingOptions) => Promise<Recording>>;

export function createCompanion(options: StartOptions, load: Load): Companion {
  const bar = createBar({ language: options.language, privacy: options.privacy });
  let detail: StateDetail = { state: 'waiting', problem: null };
  let opened: Promise<Recording> | null = null;
  let visitor: Parameters<Companion['identify']>[0] | undefined;
  let isStopped = false;

  function tell(state: State, problem: string | null = null): void {
    if (state === detail.state && problem === detail.problem) return;
    detail = { state, problem };
    document.dispatchEvent(new CustomEvent<StateDetail>('cotrail:state', { detail }));
  }

  function fail(error: unknown): void {
    opened = null;
    bar.hide();
    console.error('cotrail: this page is not recorded:', error);
    tell('failed', String(error));
  }

  /** Opens the second part where it is not, and does something with it. */
  function act(work: (recording: Recording) => void): void {
    opened ??= load()
      .then((open) => open({ ...options, onRefused: follow, onGone: () => (opened = null) }))
      .then((recording) => (visitor !== undefined && recording.identify(visitor), recording));
    opened.then(work).catch(fail);
  }

  /** Does what the visitor's word asks for, as it stands now in all tabs. */
  function follow(): void {
    const { answer, pausedAt, holds } = readMemory();
    if (answer === null) return ask();
    if (answer.answer !== 'given') {
      bar.hide();
      tell('refused');
      // What was recorded with consent is still delivered, and then goes.
      if (holds) act((recording) => recording.end('consent-withdrawn', false));
    } else if (isStopped) {
      bar.hide();
      tell('stopped');
    } else if (pausedAt !== null) {
      bar.mark('paused', consent.withdraw);
      tell('paused');
      if (holds) act((recording) => recording.end('paused', false));
    } else {
      bar.mark('recording', consent.withdraw);
      act((recording) => {
        if (!isToRecord()) return;
        recording.begin();
        tell('recording');
      });
    }
  }

  function isToRecord(): boolean {
    const { answer, pausedAt } = readMemory();
    return answer?.answer === 'given' && pausedAt === null && !isStopped;
  }

  function ask(): void {
    tell('waiting');
    if (options.consent !== 'page') bar.ask((isAllowed) => settle(isAllowed ? 'given' : 'refused', 'bar'));
  }

  function settle(answer: Answer['answer'], how: Answer['how']): void {
    const { holds } = readMemory();
    const at = Date.now();
    const change = {
      answer: { answer, at, how, words: how === 'bar' ? bar.language : null },
      ...(answer === 'given' && { pausedAt: null }),
    };
    if (answer === 'given' || !holds) {
      if (answer === 'given') isStopped = false;
      changeMemory(change);
      return follow();
    }
    // First its end is recorded, then the word that ends it: nothing of before is taken for something after it.
    act((recording) => recording.end('consent-withdrawn', true));
    changeMemory(change);
    follow();
  }

  const consent: Consent = {
    read: () => readMemory().answer,
    give: () => settle('given', 'page'),
    withdraw: () => settle(readMemory().answer?.answer === 'given' ? 'withdrawn' : 'refused', readMemory().answer?.how ?? 'page'),
  };

  watchMemory(follow, new AbortController().signal);
  follow();
  return {
    consent,
    readState: () => detail,
    stop() {
      isStopped = true;
      if (readMemory().holds) act((recording) => recording.end('stopped', true));
      follow();
    },
    pause() {
      if (!isToRecord()) return;
      changeMemory({ pausedAt: Date.now() });
      follow();
    },
    resume() {
      const { pausedAt } = readMemory();
      isStopped = false;
      changeMemory({ pausedAt: null });
      if (pausedAt !== null) act((recording) => recording.notePause(pausedAt));
      follow();
    },
    event: (type, value = null) => void document.dispatchEvent(new CustomEvent('cotrail:event', { detail: { type, value } })),
    identify(next) {
      visitor = next;
      if (readMemory().holds) act((recording) => recording.identify(next));
    },
  };
}
