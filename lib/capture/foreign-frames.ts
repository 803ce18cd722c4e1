/** Frames that turn out to be of another origin when they have loaded: before that they are empty and of ours, and so rrweb has them. */
import { type eventWithTime, IncrementalSource } from '@rrweb/types';
import { createChange, type Mirror } from './late-styles.ts';

/** Tells of each as rrweb tells of those that it meets so: by the address of its element, null where it can be looked into again. */
export function watchForeignFrames(emit: (event: eventWithTime) => void, mirror: Mirror, signal: AbortSignal): void {
  const tell = ({ target }: Event): void => {
    const id = target instanceof HTMLIFrameElement ? mirror.getId(target) : -1;
    if (id < 0) return;
    const { contentDocument, src } = target as HTMLIFrameElement;
    const attributes = [{ id, attributes: { rr_src: contentDocument === null ? src : null } }];
    emit(createChange(IncrementalSource.Mutation, { attributes, texts: [], removes: [], adds: [] }));
  };
  document.addEventListener('load', tell, { capture: true, signal });
}
