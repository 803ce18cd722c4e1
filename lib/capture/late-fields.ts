/** Values that a page's script sets in fields, which no event tells of, and which an isolated world cannot hear of: so we look. */
import { IncrementalSource } from '@rrweb/types';
import type { Masks } from './masks.ts';
import { mask } from './masks.ts';
import type { EmitChange, Mirror } from './late-styles.ts';
import { isNeverKept } from './never-kept.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface LateFields {
  /** What the field holds now is what the picture shows of it. */
  note(element: Element): void;
  look(element: Element): void;
}

const fieldTags = /^(?:input|textarea|select)$/;
const boxes = /^(?:checkbox|radio)$/;

export const isField = (tag: string): boolean => fieldTags.test(tag);

export function createLateFields(emit: EmitChange, mirror: Mirror, masks: Masks): LateFields {
  const shown = new WeakMap<Element, string>();

  return {
    note: (element) => void shown.set(element, describe(element as Field)),
    look(element) {
      // What somebody is typing is told when they are done.
      if (element.ownerDocument.activeElement === element || isInFocus(element)) return;
      const field = element as Field;
      const now = describe(field);
      if (now === shown.get(field)) return;
      shown.set(field, now);
      const id = mirror.getId(field);
      if (id < 0 || field.type === 'file' || masks.readBlocked(field) !== null) return;
      const isBox = boxes.test(field.type);
      const isMasked = !isBox && field.value !== '' && (masks.isFieldMasked(field) || isNeverKept(field));
      emit(IncrementalSource.Input, { id, text: isMasked ? mask : field.value, isChecked: isBox && (field as HTMLInputElement).checked });
    },
  };
}

/** In a shadow root the document names its host as active. */
function isInFocus(element: Element): boolean {
  return (element.getRootNode() as Partial<ShadowRoot>).activeElement === element;
}

function describe(field: Field): string {
  return `${(field as Partial<HTMLInputElement>).checked === true ? 1 : 0}${field.value}`;
}
