/** Reads a form's own properties: a form with a field named `id` or `elements` answers with that field instead. */

const readElements = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, 'elements')!.get!;

export function readFormElements(form: HTMLFormElement): HTMLFormControlsCollection {
  return readElements.call(form) as HTMLFormControlsCollection;
}

/** The attribute's value, null where it is absent or empty. */
export function readAttribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name) || null;
}
