/** Lets puppeteer drive a WebDriver session that Marionette opened: Firefox allows one session, and each of the two wants its own. */
import type { ConnectionTransport } from 'puppeteer';

/** Connects to the session's own WebSocket; `session.new` is answered here with the session that there is. */
export async function connectToSession(
  webSocketUrl: string,
  session: { sessionId: string; capabilities: object },
): Promise<ConnectionTransport> {
  const socket = new WebSocket(webSocketUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error(`Firefox refused ${webSocketUrl}`)), { once: true });
  });
  const transport: ConnectionTransport = {
    send(message) {
      const { id, method } = JSON.parse(message) as { id: number; method: string };
      if (method !== 'session.new') return socket.send(message);
      const answer = JSON.stringify({ type: 'success', id, result: session });
      queueMicrotask(() => transport.onmessage?.(answer));
    },
    close: () => socket.close(),
  };
  socket.addEventListener('message', ({ data }) => transport.onmessage?.(String(data)));
  socket.addEventListener('close', () => transport.onclose?.());
  return transport;
}
