/** A console that does what a fixture's steps say: real requests, frames and addresses of a real page, against a server that gives the fixture's answers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Call, Step } from '../consoles/fixture.ts';

export interface ConsoleSite {
  /** The origin, without a slash at its end. */
  url: string;
  /** Plays one step on a page of this site; resolves when its requests are answered. */
  play(page: Page, step: Step): Promise<void>;
  close(): Promise<void>;
}

/** The page of every address: a stage, a button to be touched, and the console's own script. */
const html = `<!doctype html><title>Console</title><link rel="icon" href="data:,"><main id="stage"></main><button id="do">Do</button>
<script src="/console-page.js"></script>`;

/** Runs in the page. A step waits for a touch where a hand does it. */
const script = `
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const toBody = (body) => {
  if (body === undefined) return {};
  if ('json' in body) return { body: JSON.stringify(body.json), type: 'application/json' };
  if ('text' in body) return { body: body.text, type: 'text/plain' };
  if ('form' in body) return { body: new URLSearchParams(body.form).toString(), type: 'application/x-www-form-urlencoded' };
  const data = new FormData();
  for (const [name, value] of Object.entries(body.multipart)) data.append(name, value);
  return { body: data };
};
const call = ({ method, path, headers = {}, body, via = 'fetch' }) => {
  const { body: sent, type } = toBody(body);
  const all = { ...headers, ...(type === undefined ? {} : { 'content-type': type }) };
  if (via === 'fetch') return fetch(path, { method, headers: all, body: sent }).then((answer) => answer.text(), () => null);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
    request.addEventListener('loadend', resolve);
    request.send(sent);
  });
};
let socket;
const openSocket = () => new Promise((resolve) => {
  if (socket?.readyState === 1) return resolve();
  socket = new WebSocket(location.origin.replace('http', 'ws') + '/socket');
  socket.addEventListener('open', () => resolve());
});
const frame = async (each) => {
  if ('out' in each) return socket.send(JSON.stringify(each.out));
  if ('close' in each) return socket.close(each.close.code, each.close.reason);
  const heard = new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
  socket.send('echo:' + JSON.stringify(each.in));
  await heard;
};
const act = async ({ goTo, loads, html, local, globals, calls = [], frames = [] }) => {
  for (const [key, text] of Object.entries(local ?? {})) localStorage.setItem(key, text);
  for (const [path, value] of Object.entries(globals ?? {})) {
    const keys = path.split('.');
    const last = keys.pop();
    keys.reduce((at, key) => (at[key] ??= {}), window)[last] = value;
  }
  if (html !== undefined) document.querySelector('#stage').innerHTML = html;
  if (goTo !== undefined && loads !== true) history.pushState(null, '', goTo);
  await sleep(20);
  for (const each of calls) await call(each);
  if (frames.length > 0) await openSocket();
  for (const each of frames) await frame(each);
};
window.play = (step) => {
  window.played = null;
  const run = () => act(step).then(() => (window.played = true));
  if (step.byHand === false) run();
  else document.querySelector('#do').addEventListener('click', run, { once: true });
};
`;

export async function startConsoleSite(): Promise<ConsoleSite> {
  const answers: Call[] = [];
  const server = createServer((request, response) => answer(request, response, answers));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket: WebSocket) => {
    // What comes in is what the fixture says that a server would push.
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith('echo:')) socket.send(text.slice(5));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async play(page, step) {
      answers.push(...(step.calls ?? []));
      if (step.loads === true && step.goTo !== undefined) await page.goto(new URL(step.goTo, page.url()).href);
      await page.evaluate((each) => (window as unknown as { play(step: unknown): void }).play(each), step);
      if (step.byHand !== false) await page.click('#do');
      await page.waitForFunction(() => (window as unknown as { played: unknown }).played === true);
      if (step.html !== undefined) await new Promise((resolve) => setTimeout(resolve, 1_200)); // What a page shows is read when it has come to rest.
      if (step.click !== undefined) await page.click(step.click);
    },
    close: () =>
      new Promise((resolve) => {
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, answers: Call[]): void {
  if (request.url === '/console-page.js') return end(response, 200, 'text/javascript', script);
  const index = answers.findIndex(({ method, path }) => method === request.method && path === request.url);
  const [call] = index < 0 ? [] : answers.splice(index, 1);
  request.resume();
  if (call === undefined) return end(response, 200, 'text/html', html);
  const text = typeof call.answer === 'string' ? call.answer : JSON.stringify(call.answer ?? {});
  const status = call.status ?? 200;
  if (status >= 300 && status < 400) {
    response.writeHead(status, { location: '/moved' });
    response.end();
  } else end(response, status, 'application/json', status === 204 ? '' : text);
}

function end(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  response.end(text);
}
