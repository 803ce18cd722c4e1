/** Frames of other origins in a picture: where it is certain which recording is theirs, it plays in their place. */
import { matchFrames, type ReplayDocument } from './documents.ts';
import type { ReadFrames } from './reel.ts';
import { openShowing, type Showing } from './showing.ts';
import type { PictureWords } from './stage.ts';

export interface FramesInPlace {
  show(
    hosts: readonly HTMLIFrameElement[],
    around: ReplayDocument,
    documents: readonly ReplayDocument[],
    at: number,
    aheadMs: number,
    moving: boolean,
  ): void;
  close(): void;
}

export function createFramesInPlace(readFrames: ReadFrames, words: PictureWords): FramesInPlace {
  const playing = new Map<HTMLIFrameElement, Showing>();

  function stop(host: HTMLIFrameElement): void {
    playing.get(host)?.close();
    playing.delete(host);
  }

  function open(host: HTMLIFrameElement, stream: string): Showing {
    const body = host.contentDocument!.body;
    body.replaceChildren();
    body.style.cssText = 'margin: 0; overflow: hidden';
    const showing = openShowing(body, stream, readFrames, () => undefined, { words, isInside: true });
    playing.set(host, showing);
    return showing;
  }

  return {
    show(hosts, around, documents, at, aheadMs, moving) {
      const matched = matchFrames(
        hosts.map((host) => host.dataset['cotrailFrame'] ?? ''),
        around,
        documents,
        at,
      );
      for (const host of playing.keys()) {
        const index = hosts.indexOf(host);
        if (index < 0 || matched[index]?.stream !== playing.get(host)!.stream) stop(host);
      }
      for (const [index, host] of hosts.entries()) {
        const document = matched[index];
        if (document && host.contentDocument?.body) (playing.get(host) ?? open(host, document.stream)).show(document, at, aheadMs, moving);
      }
    },
    close() {
      for (const host of [...playing.keys()]) stop(host);
    },
  };
}
