/** Names an element so that a reader can find it again, with no more of its text than the site's level keeps. */
import type { ElementRef } from '../events/interaction.ts';
import { readLabel, readRole } from './accessible-label.ts';
import type { Echoes } from './echoes.ts';
import type { Masks } from './masks.ts';
import { readAttribute } from './read-form.ts';
import { readSelector } from './selector.ts';

const maxName = 500;

export function describeElement(element: Element, masks: Masks, echoes: Echoes): ElementRef {
  const isKept = (text: string): boolean => masks.level !== 'all' || !echoes.isEcho(text);
  const keep = (text: string | null): string | null => (text !== null && isKept(text) ? text.slice(0, maxName) : null);
  const role = keep(readRole(element))?.slice(0, 100) ?? null;
  return {
    selector: readSelector(element, isKept),
    tag: element.localName.slice(0, 100),
    id: keep(readAttribute(element, 'id')),
    name: keep(readAttribute(element, 'name')),
    role,
    label: readLabel(element, role, masks),
  };
}
