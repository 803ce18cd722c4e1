/** Consoles whose calls are not public: their profile knows when a conversation is looked at, and writes nothing else while nobody confirmed a candidate. */
import type { Call, Fixture, Step } from './fixture.ts';

interface Closed {
  profile: string;
  /** Pages that show no conversation; the first is where the agent begins. */
  elsewhere: readonly [string, ...string[]];
  /** An open conversation: its address is its link, unless the console has another one for it. */
  open: { path: string; conversation: string; link?: string };
  /** What a candidate would match, and what only looks like it. */
  calls?: readonly Call[];
  frames?: Step['frames'];
}

export function watchViews({ profile, elsewhere: [first, ...others], open, calls = [], frames = [] }: Closed): Fixture {
  const { path, conversation, link = path } = open;
  return {
    profile,
    steps: [
      { says: 'sees a list', goTo: first, loads: true },
      { says: 'opens a conversation', goTo: path, expect: [{ event: 'conversation.viewed', conversation, link }] },
      { says: 'does what a candidate would match, and what only looks like it', calls, frames },
      ...others.map((goTo, index): Step => ({
        says: `goes to ${goTo}`,
        goTo,
        ...(index === 0 && { expect: [{ event: 'conversation.left', conversation, link }] }),
      })),
    ],
  };
}
