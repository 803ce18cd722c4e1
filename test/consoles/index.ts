/** The fixtures of all bundled profiles. */
import { chatwootFixture } from './chatwoot.ts';
import type { Fixture } from './fixture.ts';
import { libredeskFixture } from './libredesk.ts';
import { liveHelperChatFixture } from './live-helper-chat.ts';
import { requestTrackerFixture } from './request-tracker.ts';
import { rocketChatFixture } from './rocket-chat.ts';
import { tiledeskFixture } from './tiledesk.ts';
import { whosonFixture } from './whoson.ts';
import { zammadFixture } from './zammad.ts';

export const fixtures: readonly Fixture[] = [
  chatwootFixture,
  libredeskFixture,
  liveHelperChatFixture,
  requestTrackerFixture,
  rocketChatFixture,
  tiledeskFixture,
  whosonFixture,
  zammadFixture,
];
