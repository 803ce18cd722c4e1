/** The one thing that a page must know at once: the visitor's answer, and whether it is paused. Written only after they have answered. */

/** `words` is the language of the bar that they read, null where the page asked in its own words. */
export interface Answer {
  answer: 'given' | 'refused' | 'withdrawn';
  at: number;
  how: 'bar' | 'page';
  words: string | null;
}

export interface Memory {
  answer: Answer | null;
  pausedAt: number | null;
  /** True from the first record until all is delivered and gone, after the visitor has said no. */
  holds: boolean;
  /** True while a code is out, or an agent is there: every page of this origin follows it. */
  shares: boolean;
}

const item = 'cotrail-companion';
const nothing: Memory = { answer: null, pausedAt: null, holds: false, shares: false };

/** All tabs of the origin read the same, and none needs a message for it. Throws where the browser keeps nothing for this page. */
export function readMemory(): Memory {
  const text = localStorage.getItem(item);
  if (text === null) return nothing;
  try {
    const { answer, pausedAt, holds, shares } = JSON.parse(text) as Partial<Memory>;
    const isKnown = answer != null && ['given', 'refused', 'withdrawn'].includes(answer.answer) && typeof answer.at === 'number';
    return {
      answer: isKnown ? answer : null,
      pausedAt: typeof pausedAt === 'number' ? pausedAt : null,
      holds: holds === true,
      shares: shares === true,
    };
  } catch {
    return nothing; // Somebody else wrote there: nobody has answered us.
  }
}

export function changeMemory(change: Partial<Memory>): void {
  localStorage.setItem(item, JSON.stringify({ ...readMemory(), ...change }));
}

/** Calls `act` when another tab has changed it. */
export function watchMemory(act: () => void, signal: AbortSignal): void {
  addEventListener('storage', ({ key }) => (key === item || key === null) && act(), { signal });
}

/** The consent that stands, or null. */
export function readConsent(): Answer | null {
  const { answer } = readMemory();
  return answer?.answer === 'given' ? answer : null;
}
