/** Names an element so that a reader can find it again, with no more of its text than the site's level keeps. */
import type { ElementRef } from '../events/interaction.ts';
import { readLabel, readRole } from './accessible-label.ts';
import type { Echoes } from './echoes.ts';
import type { Masks } from './masks.ts';
import { readAttribute } from './read-form.ts';
import { readSelector } from './selector.ts';
import type { World } from './world.ts';

const maxName = 500;

/** In a blocked element nothing is told apart: it is its box that was touched. */
const blockedRole = 'blocked';

export function describeElement(element: Element, masks: Masks, echoes: Echoes, world: World): ElementRef {
  const blocked = masks.readBlocked(element);
  return blocked === null ? describeSeen(element, masks, echoes, world) : describeBlocked(blocked);
}

/** No text and no name: the box's tag and place, which its picture shows too. */
function describeBlocked(box: Element): ElementRef {
  return {
    selector: readSelector(box, () => false),
    tag: box.localName.slice(0, 100),
    id: null,
    name: null,
    role: blockedRole,
    label: null,
  };
}

function describeSeen(element: Element, masks: Masks, echoes: Echoes, world: World): ElementRef {
  const isKept = (text: string): boolean => masks.level !== 'all' || !echoes.isEcho(text);
  const keep = (text: string | null): string | null => (text !== null && isKept(text) ? text.slice(0, maxName) : null);
  const role = keep(readRole(element))?.slice(0, 100) ?? null;
  return {
    selector: readSelector(element, isKept),
    tag: element.localName.slice(0, 100),
    id: keep(readAttribute(element, 'id')),
    name: keep(readAttribute(element, 'name')),
    role,
    label: readLabel(element, role, masks, world),
  };
}
