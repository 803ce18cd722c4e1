/** Reads what is selected: in the page, in a field, or inside open shadow roots. */
import type { Masks } from './masks.ts';

export interface Selected {
  element: Element;
  /** Null where any of it is masked. */
  text: string | null;
  /** Tells two selections in one element apart. */
  mark: string;
}

/** Null where nothing is selected. */
export function readSelection(roots: ShadowRoot[], masks: Masks): Selected | null {
  return readFieldSelection(masks) ?? readPageSelection(roots, masks);
}

function readFieldSelection(masks: Masks): Selected | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active?.localName !== 'input' && active?.localName !== 'textarea') return null;
  // Fields without text, such as a box or a date, have no selection: null.
  const { selectionStart: start, selectionEnd: end, value } = active as HTMLInputElement;
  if (start === null || end === null || start === end) return null;
  return { element: active, text: masks.isFieldMasked(active) ? null : value.slice(start, end), mark: `${start}-${end}` };
}

function readPageSelection(roots: ShadowRoot[], masks: Masks): Selected | null {
  const range = readRange(roots);
  if (range === null || range.collapsed) return null;
  const common = range.commonAncestorContainer;
  const element = common.nodeType === Node.ELEMENT_NODE ? (common as Element) : common.parentElement;
  if (element === null) return null;
  const text = range.toString();
  if (text === '') return null;
  return {
    element,
    text: isAnyMasked(range, element, masks) ? null : text,
    mark: `${range.startOffset}-${range.endOffset}-${text.length}`,
  };
}

function readRange(roots: ShadowRoot[]): Range | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const composed = selection.getComposedRanges?.({ shadowRoots: roots })[0];
  if (composed === undefined || composed.startContainer.getRootNode() !== composed.endContainer.getRootNode())
    return selection.getRangeAt(0);
  const range = document.createRange();
  range.setStart(composed.startContainer, composed.startOffset);
  range.setEnd(composed.endContainer, composed.endOffset);
  return range;
}

function isAnyMasked(range: Range, element: Element, masks: Masks): boolean {
  return masks.isTextMasked(element) || masks.holdsMasked(element, (inner) => range.intersectsNode(inner));
}
