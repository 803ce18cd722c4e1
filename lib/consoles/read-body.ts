/** Reads a request's body, whichever way it was written, and never more of it than 256 KiB. */
import type { Json } from '../events/base.ts';
import { listParameters } from './list-parameters.ts';
import { readJsonText } from './read-path.ts';
import type { Body } from './signal.ts';

const mostBytes = 256 * 1024;

/** A text as JSON, as multipart or as a urlencoded form; null where it is none of them. The content type is not asked: it often lies. */
export function readBodyText(text: string): Body | null {
  if (text === '' || text.length > mostBytes) return null;
  const first = text.trimStart()[0];
  if (first === '{' || first === '[') {
    const value = readJsonText(text);
    return value === undefined ? null : { kind: 'json', value };
  }
  if (text.startsWith('--')) return readMultipart(text);
  if (!/^[^\s=&]+=/.test(text)) return null;
  return { kind: 'form', value: gather(listParameters(new URLSearchParams(text))) };
}

export function readBodyBytes(bytes: Uint8Array): Body | null {
  return bytes.length > mostBytes ? null : readBodyText(new TextDecoder().decode(bytes));
}

/** A form's fields as browsers give them: lists of texts. */
export function readFormData(fields: Record<string, readonly unknown[]>): Body {
  const entries = Object.entries(fields).flatMap(([name, values]) => values.map((value): [string, string] => [name, String(value)]));
  return { kind: 'form', value: gather(entries) };
}

/** A field that stands again becomes a list. */
export function gather(entries: Iterable<[string, string]>): Record<string, Json> {
  const fields = new Map<string, Json>();
  for (const [name, value] of entries) {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]);
  }
  return Object.fromEntries(fields);
}

/** The texts of a multipart body; of a file only its name. */
function readMultipart(text: string): Body | null {
  const boundary = text.slice(0, text.indexOf('\r\n'));
  if (boundary.length < 3) return null;
  const entries = text.split(boundary).flatMap((part): [string, string][] => {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const name = /\bname="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) return [];
    const file = /\bfilename="([^"]*)"/i.exec(head)?.[1];
    return [[name, file ?? rest.join('\r\n\r\n').replace(/\r\n$/, '')]];
  });
  return { kind: 'form', value: gather(entries) };
}
