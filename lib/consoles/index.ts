/** The console profiles that come with Cotrail. */
import type { Profile } from './profile.ts';
import { chatwoot } from './profiles/chatwoot.ts';
import { libredesk } from './profiles/libredesk.ts';

export const bundledProfiles: readonly Profile[] = [chatwoot, libredesk];
