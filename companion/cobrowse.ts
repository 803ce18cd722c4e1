/** When the co-browsing part is loaded: for a code, for an agent's link, or because another page of this visit has begun it. */
import type { Companion, State } from './api.ts';
import type { Bar } from './bar.ts';
import { changeMemory, readMemory } from './memory.ts';
import type { Loads, SecondPart } from './second-part.ts';
import type { Together } from './together.ts';

export interface Cobrowse extends Pick<Companion, 'shareCode' | 'endSharing'> {
  /** The page was opened by an agent's link, which waits for the visitor's word. */
  readonly isInvited: boolean;
  /** The visitor does not want it. */
  refuse(): void;
  /** To be called whenever what this page does, or what another tab has noted, may have changed. */
  follow(state: State): void;
}

export function createCobrowse(
  collector: string,
  load: Loads['together'],
  part: SecondPart,
  { bar, onInvited }: { bar: Bar; onInvited: () => void },
): Cobrowse {
  let token = takeToken();
  let opened: Promise<Together> | null = null;
  let isRecording = false;

  // An agent's link may be opened where this page is open already.
  addEventListener('hashchange', () => (token = takeToken() ?? token) !== null && onInvited());

  function open(): Promise<Together> {
    return (opened ??= new Promise<Together>((resolve, reject) => {
      part.do(({ lent }) => {
        load()
          .then((openTogether) => {
            const remember = (shares: boolean): void => changeMemory({ shares });
            resolve(openTogether({ collector, language: bar.language, lent, remember, beside: bar.beside }));
          })
          .catch(reject);
      });
    }));
  }

  function act(work: (together: Together) => void): void {
    open()
      .then(work)
      .catch((error: unknown) => {
        opened = null;
        console.error('cotrail: co-browsing could not be loaded:', error);
      });
  }

  return {
    get isInvited() {
      return token !== null;
    },
    refuse: () => (token = null),
    async shareCode() {
      if (!isRecording) throw new Error('cotrail: a code is for a visit that is recorded: ask for consent first');
      return (await open()).share();
    },
    endSharing: () => act((together) => together.leave()),
    follow(state) {
      isRecording = state === 'recording';
      if (!isRecording && state !== 'paused') {
        opened?.then((together) => together.close()).catch((error: unknown) => console.warn('cotrail:', error));
        opened = null;
      } else if (isRecording && token !== null) {
        const secret = token;
        token = null;
        act((together) => together.join(secret));
      } else if (isRecording && opened === null && readMemory().shares) act((together) => together.watch());
    },
  };
}

/** The invitation in this page's address, which loses it: it is used once, and belongs into no recording and no statistics. */
function takeToken(): string | null {
  const [part, token = null] = /[#&]cotrail-join=([\w-]{43})$/.exec(location.hash) ?? [];
  if (part !== undefined) history.replaceState(history.state, '', location.href.slice(0, -part.length));
  return token;
}
