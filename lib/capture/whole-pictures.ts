/** Has the picture written whole again when it is time, in the page's next idle moment. */
import { EventType } from '@rrweb/types';
import { createCheckout } from './checkout.ts';

export interface Pictures {
  /** Before an event is looked at. */
  begin(type: EventType): void;
  /** An event was written: so many bytes. */
  end(type: EventType, bytes: number): void;
}

/** A page that is never idle is not let off for ever. */
const waitMs = 2_000;

/** `take` writes it, if there is still somebody who would. */
export function startPictures(take: () => void): Pictures {
  const checkout = createCheckout(() => performance.now());
  let waits = false;
  return {
    begin(type) {
      if (type === EventType.Meta) checkout.begin();
    },
    end(type, bytes) {
      if (type === EventType.FullSnapshot) return checkout.end(bytes);
      if (!checkout.add(bytes) || waits) return;
      waits = true;
      whenIdle(() => {
        waits = false;
        take();
      });
    },
  };
}

/** Safari has no idle moments. */
function whenIdle(act: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: waitMs });
  else setTimeout(act, 0);
}
