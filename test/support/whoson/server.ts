/** A WhosOn server as far as its client needs one: it serves the client's page, and answers frames as the vendor's web client expects. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'vite';
import { type WebSocket, WebSocketServer } from 'ws';

export interface WhosOnServer {
  /** The origin, without a slash at its end. */
  url: string;
  /** A visitor asks for a chat. */
  ring(number: number, uid: string): void;
  close(): Promise<void>;
}

const page = `<!doctype html><meta charset="utf-8"><title>WhosOn</title><link rel="icon" href="data:,">
<form onsubmit="return false"><input id="user" aria-label="User"><input id="password" type="password" aria-label="Password"><button id="log-in" type="button">Log in</button></form>
<p><button id="online">Online</button><button id="busy">Busy</button><button id="brb">Back soon</button><button id="away">Away</button> <output id="status"></output></p>
<div id="waiting"></div>
<section id="chat" hidden><input id="text" aria-label="Message"><button id="send">Send</button><button id="transfer">Transfer</button><button id="wrap-up">Wrap up</button><button id="close">Close</button></section>
<button id="log-out">Log out</button><output id="said"></output><script src="/client.js"></script>`;

const operator = { Username: 'ana', Name: 'Ana Ruiz', Dept: 'Sales' };
const clients = [
  { Connection: 7, Username: 'ana', Name: 'Ana Ruiz', Status: 0 },
  { Connection: 9, Username: 'ben', Name: 'Ben Okafor', Status: 0 },
];

export async function startWhosOnServer(password: string): Promise<WhosOnServer> {
  const script = await bundleClient();
  const server = createServer((request, response) => {
    const isScript = request.url === '/client.js';
    response.writeHead(200, {
      'content-type': `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`,
      'cache-control': 'no-store',
    });
    response.end(isScript ? script : page);
  });
  const sockets = new WebSocketServer({ server });
  const uids = new Map<number, string>();
  let agent: WebSocket | null = null;

  const send = (EventName: string, Data: unknown, Header = ''): void => agent?.send(JSON.stringify([{ EventName, Data, Header }]));
  const change = (number: number, holder: number): void =>
    send('chatchanged', {
      ...{ Number: number, ChatUID: uids.get(number), TalkingToClientNo: holder, Dept: 'Sales', SiteKey: 1, VisitorName: 'Visitor' },
      ...{ VisitorIPAddress: '203.0.113.7', VisitorSessionID: 's', WaitedSecs: 4, Channel: 'Web' },
    });
  const answers: Record<string, (parameters: unknown[]) => void> = {
    login: (parameters) => {
      if (parameters[8] !== password) return send('msg', 'Invalid user name or password');
      send('connected', { ServerBuild: '10.0', ServerUid: 'server-1' });
      send('user', { User: { ...operator, Rights: 'Y'.repeat(17), ClientOptions: '' } });
      send('clients', { Clients: clients });
      send('chatting', []);
    },
    status: ([status]) => send('clientevent', { ...clients[0], Status: status }),
    chat: ([number]) => {
      const uid = uids.get(Number(number))!;
      send('currentchat', { ChatUID: uid, Lines: [] }, `1:203.0.113.7:s:${uid}:${String(number)}`);
      send('chataccepted', `${uid}:7`);
      change(Number(number), 7);
    },
    sendto: ([number]) => send('message', 'Thank you', String(number)),
    leave: ([number]) => change(Number(number), 9),
    closechat: ([number]) => send('chatclosed', uids.get(Number(number))),
  };
  sockets.on('connection', (socket) => {
    agent = socket;
    socket.on('message', (data: Buffer) => {
      const { Command, Parameters } = JSON.parse(data.toString()) as { Command: string; Parameters: unknown[] | null };
      answers[Command.toLowerCase()]?.(Parameters ?? []);
      send('ack', '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ring(number, uid) {
      uids.set(number, uid);
      send('chat', `${number}:shop.example:Visitor:Sales`);
      change(number, 0);
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The client with the vendor's library in it, in memory: it is never written, and no build of ours holds it. */
async function bundleClient(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { global: 'globalThis' },
    build: { write: false, minify: false, rolldownOptions: { input: join(import.meta.dirname, 'client.ts'), output: { format: 'iife' } } },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !('output' in bundle)) throw new Error('vite built no client');
  return bundle.output[0].code;
}
