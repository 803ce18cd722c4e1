/** The made-up words of a masking check, where each is to be typed, at which levels it may be kept; and the verdict on what was found. */
import type { MaskLevel } from '../../lib/events/base.ts';
import type { Canary, FoundCanary } from './model.ts';

export type CanaryKind = 'text' | 'composer' | 'sent' | 'address' | 'password' | 'code' | 'card';

/** `kept` are the levels that say so; a rule that unmasks says more, and is not known here. */
const kinds: Record<CanaryKind, { digits?: number; kept: readonly MaskLevel[] }> = {
  text: { kept: ['none'] },
  composer: { kept: ['none'] },
  sent: { kept: ['inputs', 'none'] },
  address: { kept: [] },
  password: { kept: [] },
  code: { digits: 8, kept: [] },
  card: { digits: 16, kept: [] },
};
export const canaryKinds = Object.keys(kinds) as CanaryKind[];

/** Letters that no word has side by side, so that a piece is not found by chance. */
const letters = 'qzxvjkw';
const length = 14;

export interface Check {
  startedAt: number;
  canaries: (Canary & { id: CanaryKind; typed: boolean })[];
}

export function startCheck(now: number): Check {
  const draw = (from: string, count: number): string =>
    Array.from(crypto.getRandomValues(new Uint32Array(count)), (number) => from[number % from.length]).join('');
  const canaries = canaryKinds.map((id) => {
    const { digits } = kinds[id];
    return {
      id,
      text: digits === undefined ? draw(letters, length) : draw('123456789', digits),
      whole: digits !== undefined,
      typed: false,
    };
  });
  return { startedAt: now, canaries };
}

export type Verdict = 'not-typed' | 'nowhere' | 'as-level' | 'stored';

/** What is found is judged even where nobody ticked it. */
export function judgeCanary({ id, typed }: Check['canaries'][number], found: readonly FoundCanary[]): Verdict {
  const own = found.filter((each) => each.id === id);
  if (own.length === 0) return typed ? 'nowhere' : 'not-typed';
  return own.every(({ level }) => level !== null && kinds[id].kept.includes(level)) ? 'as-level' : 'stored';
}
