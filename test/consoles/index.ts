/** The fixtures of all bundled profiles. */
import { chatwootFixture } from './chatwoot.ts';
import { crispFixture } from './crisp.ts';
import type { Fixture } from './fixture.ts';
import { freshchatFixture } from './freshchat.ts';
import { frontFixture } from './front.ts';
import { helpScoutFixture } from './help-scout.ts';
import { hubspotFixture } from './hubspot.ts';
import { infobipFixture } from './infobip.ts';
import { intercomFixture } from './intercom.ts';
import { libredeskFixture } from './libredesk.ts';
import { liveHelperChatFixture } from './live-helper-chat.ts';
import { livechatFixture } from './livechat.ts';
import { requestTrackerFixture } from './request-tracker.ts';
import { rocketChatFixture } from './rocket-chat.ts';
import { tiledeskFixture } from './tiledesk.ts';
import { whosonFixture } from './whoson.ts';
import { zammadFixture } from './zammad.ts';
import { zendeskFixture } from './zendesk.ts';

export const fixtures: readonly Fixture[] = [
  ...[chatwootFixture, libredeskFixture, liveHelperChatFixture, requestTrackerFixture],
  ...[rocketChatFixture, tiledeskFixture, whosonFixture, zammadFixture],
  ...[infobipFixture, zendeskFixture, intercomFixture, frontFixture, livechatFixture, crispFixture],
  ...[helpScoutFixture, hubspotFixture, freshchatFixture],
];
