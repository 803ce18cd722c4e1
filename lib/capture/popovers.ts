/** Whether a popover is open, which no attribute of the page says: written into the picture as one of ours. */
import { type eventWithTime, IncrementalSource } from '@rrweb/types';
import { createChange, type Mirror } from './late-styles.ts';
import { walkNodes } from './walk-nodes.ts';

export const openPopover = 'data-cotrail-popover';

/** Marks the popovers in an event that are open now. */
export function markPopovers(event: eventWithTime, mirror: Mirror): void {
  walkNodes(event, ({ id, attributes }) => {
    if (attributes?.['popover'] === undefined) return;
    const element = mirror.getNode(id) as Element | null;
    if (element !== null && isOpen(element)) attributes[openPopover] = '';
  });
}

/** Tells of each one that opens or closes, until the signal. Those in shadow roots are told of by the next full picture. */
export function watchPopovers(emit: (event: eventWithTime) => void, mirror: Mirror, signal: AbortSignal): void {
  const tell = ({ target }: Event): void => {
    const id = target instanceof Element && target.hasAttribute('popover') ? mirror.getId(target) : -1;
    if (id < 0) return;
    const attributes = [{ id, attributes: { [openPopover]: isOpen(target as Element) ? '' : null } }];
    emit(createChange(IncrementalSource.Mutation, { attributes, texts: [], removes: [], adds: [] }));
  };
  document.addEventListener('toggle', tell, { capture: true, signal });
}

/** A browser without popovers does not know the word. */
function isOpen(element: Element): boolean {
  return CSS.supports('selector(:popover-open)') && element.matches(':popover-open');
}
