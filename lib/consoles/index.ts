/** The console profiles that come with Cotrail. */
import type { Profile } from './profile.ts';
import { chatwoot } from './profiles/chatwoot.ts';
import { libredesk } from './profiles/libredesk.ts';
import { liveHelperChat } from './profiles/live-helper-chat.ts';
import { requestTracker } from './profiles/request-tracker.ts';
import { rocketChat } from './profiles/rocket-chat.ts';
import { tiledesk } from './profiles/tiledesk.ts';
import { whoson } from './profiles/whoson.ts';
import { zammad } from './profiles/zammad.ts';

export const bundledProfiles: readonly Profile[] = [
  chatwoot,
  libredesk,
  liveHelperChat,
  requestTracker,
  rocketChat,
  tiledesk,
  whoson,
  zammad,
];
