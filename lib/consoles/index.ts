/** The console profiles that come with Cotrail. */
import type { Profile } from './profile.ts';
import { chatwoot } from './profiles/chatwoot.ts';

export const bundledProfiles: readonly Profile[] = [chatwoot];
