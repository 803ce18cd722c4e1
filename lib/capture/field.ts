/** What of the page can be edited, and its text as it stands. */

export interface Field {
  /** True for what is typed; false for what is picked: boxes, lists, files, dates, colours. */
  readonly isText: boolean;
  /** True where `change` fires before the person is done. */
  readonly changesMidway: boolean;
  readText(): string;
}

const boxes = /^(?:checkbox|radio)$/;
const dates = /^(?:date|time|month|week|datetime-local)$/;
const picked = /^(?:checkbox|radio|date|time|month|week|datetime-local|color|range|file)$/;

/** Null where the element is nothing that a person edits. */
export function readField(element: Element): Field | null {
  switch (element.localName) {
    case 'input':
      return readInput(element as HTMLInputElement);
    case 'textarea':
      return { isText: true, changesMidway: false, readText: () => (element as HTMLTextAreaElement).value };
    case 'select':
      return { isText: false, changesMidway: false, readText: () => readSelected(element as HTMLSelectElement) };
    default:
      return { isText: true, changesMidway: false, readText: () => element.textContent ?? '' };
  }
}

function readInput(input: HTMLInputElement): Field {
  const readText = boxes.test(input.type) ? (): string => (input.checked ? 'checked' : 'unchecked') : (): string => input.value;
  return { isText: !picked.test(input.type), changesMidway: dates.test(input.type), readText };
}

function readSelected(select: HTMLSelectElement): string {
  return Array.from(select.selectedOptions, (option) => option.label).join(', ');
}
