/** What an observer in a console's page needs to know, and where it is published: read without waking the background, and without schemas. */
import type { Profile } from '../consoles/profile.ts';
import type { MaskRule } from '../events/masking.ts';

export interface ConsoleOrders {
  /** Null: nothing is to be observed there now. */
  profile: Profile | null;
  /** An admin is teaching the console: all shapes of signals are wanted. */
  teaching: boolean;
  /** The site's masking rules: what they mask is not read off the page either. */
  maskRules: MaskRule[];
}

/** The key in `storage.local` for the console of an origin. */
export function ordersKey(origin: string): string {
  return `console:${origin}`;
}
