/** Watches the frames of the page's WebSockets, as far as they are text. */
import { mostText } from './hook-language.ts';
import type { HookDoor } from './page-hook.ts';

const { JSON: json } = globalThis;

export function watchSockets(door: HookDoor): void {
  const tell = (socket: WebSocket, way: 'out' | 'in' | 'close', data: unknown): void => {
    if (typeof data === 'string' && data.length <= mostText && isAsked(door, data))
      door.tell({ kind: 'frame', at: Date.now(), url: socket.url, way, text: data });
  };
  const { prototype } = WebSocket;
  prototype.send = new Proxy(prototype.send, {
    apply(target, self: WebSocket, args: [unknown]) {
      tell(self, 'out', args[0]);
      return Reflect.apply(target, self, args) as unknown;
    },
  });
  prototype.close = new Proxy(prototype.close, {
    apply(target, self: WebSocket, args: [code?: number, reason?: string]) {
      if (self.readyState === self.OPEN) tell(self, 'close', json.stringify({ code: args[0] ?? null, reason: args[1] ?? '' }));
      return Reflect.apply(target, self, args) as unknown;
    },
  });
  globalThis.WebSocket = new Proxy(WebSocket, {
    construct(target, args, newTarget) {
      const socket = Reflect.construct(target, args, newTarget) as WebSocket;
      socket.addEventListener('message', (event) => tell(socket, 'in', event.data));
      return socket;
    },
  });
}

function isAsked(door: HookDoor, text: string): boolean {
  const orders = door.readOrders();
  if (orders === null) return true;
  if (orders.sockets === null) return false;
  const { words } = orders.sockets;
  if (words.length === 0) return true;
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
}
