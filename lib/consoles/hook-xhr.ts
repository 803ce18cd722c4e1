/** Watches the page's `XMLHttpRequest`. */
import { mostText } from './hook-language.ts';
import { type HookDoor, readBodyNow } from './page-hook.ts';

interface Opened {
  method: string;
  url: string;
  headers: Record<string, string>;
}

export function watchXhr(door: HookDoor): void {
  const opened = new WeakMap<XMLHttpRequest, Opened>();
  const { prototype } = XMLHttpRequest;
  const watch = <Name extends 'open' | 'send' | 'setRequestHeader'>(
    name: Name,
    before: (request: XMLHttpRequest, args: unknown[]) => void,
  ): void => {
    prototype[name] = new Proxy(prototype[name], {
      apply(target, self: XMLHttpRequest, args: unknown[]) {
        try {
          before(self, args);
        } catch {
          // Nothing of ours may keep the page's request from being sent.
          opened.delete(self);
        }
        return Reflect.apply(target, self, args) as unknown;
      },
    });
  };
  watch(
    'open',
    (request, [method, url]) =>
      void opened.set(request, { method: String(method).toUpperCase(), url: new URL(String(url), location.href).href, headers: {} }),
  );
  watch('setRequestHeader', (request, [name, value]) => {
    const key = String(name).toLowerCase();
    const known = opened.get(request);
    if (known !== undefined && door.readOrders()?.headers.includes(key) === true) known.headers[key] = String(value);
  });
  watch('send', (request, [body]) => {
    const known = opened.get(request);
    const wanted = known === undefined ? null : door.wants(known.method, known.url);
    if (known === undefined || wanted?.request !== true) return;
    const number = door.nextNumber();
    door.tell({ kind: 'request', number, at: Date.now(), ...known, body: readBodyNow(body) });
    let answeredAt: number | null = null;
    request.addEventListener('readystatechange', () => {
      if (request.readyState === XMLHttpRequest.DONE) answeredAt ??= Date.now();
    });
    request.addEventListener('loadend', () => {
      const text = wanted.answer ? readText(request) : null;
      door.tell({ kind: 'answer', number, at: answeredAt ?? Date.now(), status: request.status === 0 ? null : request.status, text });
    });
  });
}

function readText(request: XMLHttpRequest): string | null {
  const { responseType } = request;
  if (responseType === 'json') return JSON.stringify(request.response);
  const text = responseType === '' || responseType === 'text' ? request.responseText : '';
  return text.length > mostText ? null : text;
}
