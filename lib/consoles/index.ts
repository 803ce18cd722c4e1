/** The console profiles that come with Cotrail: first the consoles whose own logs it is measured by. */
import type { Profile } from './profile.ts';
import { atom } from './profiles/atom.ts';
import { chatvisor } from './profiles/chatvisor.ts';
import { chatwoot } from './profiles/chatwoot.ts';
import { commbox } from './profiles/commbox.ts';
import { crisp } from './profiles/crisp.ts';
import { freshchat } from './profiles/freshchat.ts';
import { front } from './profiles/front.ts';
import { helpScout } from './profiles/help-scout.ts';
import { hubspot } from './profiles/hubspot.ts';
import { infobip } from './profiles/infobip.ts';
import { intercom } from './profiles/intercom.ts';
import { libredesk } from './profiles/libredesk.ts';
import { liveHelperChat } from './profiles/live-helper-chat.ts';
import { livechat } from './profiles/livechat.ts';
import { requestTracker } from './profiles/request-tracker.ts';
import { rocketChat } from './profiles/rocket-chat.ts';
import { tiledesk } from './profiles/tiledesk.ts';
import { whoson } from './profiles/whoson.ts';
import { zammad } from './profiles/zammad.ts';
import { zendesk } from './profiles/zendesk.ts';

export const bundledProfiles: readonly Profile[] = [
  ...[atom, chatvisor, commbox, infobip, whoson],
  ...[chatwoot, libredesk, liveHelperChat, rocketChat, zammad, tiledesk, requestTracker],
  ...[zendesk, intercom, front, livechat, crisp, helpScout, hubspot, freshchat],
];
