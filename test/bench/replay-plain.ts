/** The other side of the bench: rrweb's own player of the same version, which takes the whole recording. */
import { Replayer } from '@rrweb/replay';
import '@rrweb/replay/dist/style.css';
import type { eventWithTime } from '@rrweb/types';

async function play(): Promise<void> {
  const events = (await (await fetch('/events.json')).json()) as eventWithTime[];
  const replayer = new Replayer(events, { root: document.body, logger: { log: () => undefined, warn: () => undefined } });
  const first = events[0]!.timestamp;
  replayer.pause(1);
  Object.assign(window, { jump: (at: number) => replayer.pause(Math.max(1, at - first)) });
}

void play();
