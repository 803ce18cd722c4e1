/** Whether keys go into a field. */
import { readTarget } from './listen.ts';
import { editableSelector } from './masks.ts';

const pressed = /^(?:checkbox|radio|button|submit|reset|image|file|color)$/;

/** True where the key edits text, so that it neither scrolls the page nor presses a button. */
export function isEditing(event: KeyboardEvent): boolean {
  const target = readTarget(event);
  if (target === null) return false;
  if (target.localName === 'input') return !pressed.test((target as HTMLInputElement).type);
  return target.localName === 'select' || target.closest(editableSelector) !== null;
}
