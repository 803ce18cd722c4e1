/** Watches the page's `fetch`. */
import { mostText } from './hook-language.ts';
import { type HookDoor, readBodyNow } from './page-hook.ts';

export function watchFetch(door: HookDoor): void {
  const original = globalThis.fetch;
  // A proxy looks to the page as the function itself does.
  globalThis.fetch = new Proxy(original, {
    apply(target, self: unknown, args: Parameters<typeof fetch>) {
      const number = begin(door, args);
      const answer = Reflect.apply(target, self, args);
      if (number !== null) void tellAnswer(door, number, answer);
      return answer;
    },
  });
}

/** Tells of the request; the number to tell its answer by, null where nobody asks for it. */
function begin(door: HookDoor, [input, init]: Parameters<typeof fetch>): { number: number; answer: boolean } | null {
  try {
    const request = input instanceof Request ? input : null;
    const { href } = new URL(input instanceof Request ? input.url : input, location.href);
    const method = (init?.method ?? request?.method ?? 'GET').toUpperCase();
    const wanted = door.wants(method, href);
    if (!wanted.request) return null;
    const number = door.nextNumber();
    const base = {
      kind: 'request',
      number,
      at: Date.now(),
      method,
      url: href,
      headers: readHeaders(door, init?.headers ?? request?.headers),
    } as const;
    const body = init?.body ?? null;
    if (body === null && request !== null && request.body !== null)
      void request
        .clone()
        .text()
        .then(
          (text) => door.tell({ ...base, body: readBodyNow(text) }),
          () => door.tell({ ...base, body: null }),
        );
    else if (body instanceof Blob && body.size <= mostText)
      void body.text().then(
        (text) => door.tell({ ...base, body: { text } }),
        () => door.tell({ ...base, body: null }),
      );
    else door.tell({ ...base, body: readBodyNow(body) });
    return { number, answer: wanted.answer };
  } catch {
    return null; // What this page passes to fetch is for fetch to refuse.
  }
}

async function tellAnswer(
  door: HookDoor,
  { number, answer: isAsked }: { number: number; answer: boolean },
  answer: Promise<Response>,
): Promise<void> {
  try {
    const response = await answer;
    const at = Date.now(); // Not later: what the page does next is judged by what was known before it.
    const length = Number(response.headers.get('content-length') ?? 0);
    const text = isAsked && response.body !== null && length <= mostText ? await response.clone().text() : null;
    door.tell({
      kind: 'answer',
      number,
      at,
      status: response.status,
      text: text !== null && text.length <= mostText ? text : null,
    });
  } catch {
    door.tell({ kind: 'answer', number, at: Date.now(), status: null, text: null }); // No answer, or one that was broken off: the page has its own error.
  }
}

function readHeaders(door: HookDoor, headers: HeadersInit | undefined): Record<string, string> {
  const wanted = door.readOrders()?.headers ?? [];
  if (headers === undefined || wanted.length === 0) return {};
  const all = new Headers(headers);
  return Object.fromEntries(wanted.flatMap((name) => (all.has(name) ? [[name, all.get(name) ?? '']] : [])));
}
