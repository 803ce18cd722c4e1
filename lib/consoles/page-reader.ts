/** Reads what a profile names off a document: texts, attributes, and single leaves of storage and cookies. */
import type { Json } from '../events/base.ts';
import { readJsonText, readPath } from './read-path.ts';
import type { PageReader } from './signal.ts';

const longest = 2000;

/** Whether what an element shows may not be read: its text and attributes, or what its field holds. */
export type IsMasked = (element: Element, part: 'text' | 'field') => boolean;

export function createPageReader(
  globals: Readonly<Record<string, Json>>,
  readRoute: () => Record<string, string>,
  isMasked: IsMasked,
): PageReader {
  return {
    text(selector, near) {
      const element = find(selector, near);
      if (element === null || isMasked(element, 'text')) return null;
      const text = element.textContent?.replace(/\s+/g, ' ').trim();
      return text === undefined || text === '' ? null : text.slice(0, longest);
    },
    attribute(path, near) {
      const at = path.indexOf('@');
      const element = find(path.slice(at + 1), near);
      const name = path.slice(0, at);
      const part = name === 'value' || name === 'selected' ? 'field' : 'text';
      return element === null || isSecret(element) || isMasked(element, part) ? null : readAttribute(element, name);
    },
    local: (path) => readStored((key) => localStorage.getItem(key), path),
    cookie: (path) => readStored(readCookie, path),
    global: (path) => (Object.hasOwn(globals, path) ? globals[path] : undefined),
    route: (name) => readRoute()[name] ?? null,
  };
}

/** The touched element, one around it or in it; else the first in the document. An empty selector is the element itself. */
function find(selector: string, near: Element | null): Element | null {
  if (near === null) return selector === '' ? null : document.querySelector(selector);
  return selector === '' ? near : (near.closest(selector) ?? near.querySelector(selector) ?? document.querySelector(selector));
}

function isSecret(element: Element): boolean {
  return element.localName === 'input' && /^(?:password|hidden)$/i.test(element.getAttribute('type') ?? '');
}

/** `value` is what a field holds now, `selected` the words of a chosen option. */
function readAttribute(element: Element, name: string): string | null {
  if (name === 'selected') return (element as HTMLSelectElement).selectedOptions?.[0]?.text.trim().slice(0, longest) ?? null;
  const value = name === 'value' ? ((element as HTMLInputElement).value ?? null) : element.getAttribute(name);
  return value === null ? null : String(value).slice(0, longest);
}

/** `key.path`: the text of `key`, or what stands at `path` in its JSON. The longest key that is there is taken: keys may have dots. */
function readStored(readText: (key: string) => string | null, path: string): Json | undefined {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const text = readText(steps.slice(0, length).join('.'));
    if (text === null) continue;
    const rest = steps.slice(length).join('.');
    return rest === '' ? text.slice(0, longest) : readPath(readJsonText(text), rest);
  }
  return undefined;
}

function readCookie(key: string): string | null {
  const pair = document.cookie.split('; ').find((each) => each.startsWith(`${key}=`));
  if (pair === undefined) return null;
  try {
    return decodeURIComponent(pair.slice(key.length + 1));
  } catch {
    return pair.slice(key.length + 1); // Not encoded as it should be: as it stands.
  }
}
