/** What an observer in a console's page needs to know, and where it is published: read without waking the background, and without schemas. */
import type { Profile } from '../consoles/profile.ts';

export interface ConsoleOrders {
  /** Null: nothing is to be observed there now. */
  profile: Profile | null;
  /** An admin is teaching the console: all shapes of signals are wanted. */
  teaching: boolean;
}

/** The key in `storage.local` for the console of an origin. */
export function ordersKey(origin: string): string {
  return `console:${origin}`;
}
