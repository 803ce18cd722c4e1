/** Measures what recording costs a page: no recorder, plain rrweb, and Cotrail's capture, side by side. Run it with `npx node`. */
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import puppeteer, { type Browser } from 'puppeteer';
import { build, type Rolldown } from 'vite';

const rounds = Number(process.env['ROUNDS'] ?? 3);
const recorders = ['none', 'rrweb', 'cotrail'] as const;
const workloads = ['chat', 'table', 'large'] as const;
type Recorder = (typeof recorders)[number];
type Workload = (typeof workloads)[number];

interface Result {
  taskMs: number;
  longestMs: number;
  wireKb: number;
}

const scripts: Record<Exclude<Recorder, 'none'>, string> = {
  rrweb: await bundle('recorder-plain.ts'),
  cotrail: await bundle('recorder-cotrail.ts'),
};
for (const [name, text] of Object.entries(scripts))
  console.log(`${name}: ${(gzipSync(text, { level: 9 }).length / 1000).toFixed(1)} kB gzip`);

let wire = 0;
const server = await serve();
const address = server.address();
if (address === null || typeof address === 'string') throw new Error(`expected a port, got ${String(address)}`);
const browser = await puppeteer.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
for (const workload of workloads) {
  const results: Record<Recorder, Result[]> = { none: [], rrweb: [], cotrail: [] };
  // Round by round, so that a busy machine is busy for all three.
  for (let round = 0; round < rounds; round++)
    for (const recorder of recorders) results[recorder].push(await measure(browser, address.port, workload, recorder));
  report(workload, results);
}
await browser.close();
server.close();

async function bundle(file: string): Promise<string> {
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(new URL(file, import.meta.url)), name: 'bench', formats: ['iife'] },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]!.output[0].code;
}

function serve(): Promise<Server> {
  const created = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/append') {
      request.on('data', (bytes: Buffer) => (wire += bytes.length));
      request.on('end', () => response.end('{}'));
      return;
    }
    if (pathname !== '/') return void response.writeHead(404).end();
    const recorder = searchParams.get('recorder') as Recorder;
    response.setHeader('content-type', 'text/html');
    response.end(makePage(searchParams.get('workload') as Workload, recorder === 'none' ? '' : scripts[recorder]));
  });
  return new Promise((resolve) => created.listen(0, '127.0.0.1', () => resolve(created)));
}

function makePage(workload: Workload, script: string): string {
  const longTasks = `window.longest = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration); }).observe({ type: 'longtask' });`;
  const body: Record<Workload, string> = { chat: makeChat(), table: makeTable(), large: makeLarge() };
  return `<!doctype html><title>Bench</title><body>${body[workload]}<script>${longTasks}</script><script>${script.replaceAll('</script', '<\\/script')}</script>`;
}

/** A console: each 100 ms a message, each 500 ms a conversation moves up, always a typing indicator. */
function makeChat(): string {
  return `<nav id="list">${'<a href="/c/1?t=1" class="row"><b>Customer</b><span>last words</span></a>'.repeat(60)}</nav><main id="log"></main><p id="typing"></p>
<textarea id="composer"></textarea><script>let n = 0; window.work = () => { n++;
const m = document.createElement('article'); m.className = 'message ' + (n % 2 ? 'in' : 'out'); m.innerHTML = '<header><img alt="avatar" src="data:image/png;base64,iVBORw0KGgo="><b>Jane</b><time>12:0' + n % 10 + '</time></header><p>Message number ' + n + ' with some words in it, and <a href="/x?y=1">a link</a></p>';
log.append(m); if (log.children.length > 200) log.firstChild.remove(); log.scrollTop = 1e9; typing.textContent = 'typing' + '.'.repeat(n % 4); typing.className = 'dots' + n % 3;
if (n % 5 === 0) list.prepend(list.lastElementChild); }; window.every = 100;</script>`;
}

/** 500 cell updates a second in a table of 2,000 cells. */
function makeTable(): string {
  const row = `<tr>${'<td class="cell">0</td>'.repeat(20)}</tr>`;
  return `<table>${row.repeat(100)}</table><script>const cells = [...document.querySelectorAll('td')]; let n = 0; window.work = () => {
for (let i = 0; i < 25; i++) { const cell = cells[(n * 7919) % cells.length]; n++; cell.textContent = String(n); cell.className = n % 3 ? 'cell up' : 'cell down'; } }; window.every = 50;</script>`;
}

/** 50,000 nodes, and nothing that happens. */
function makeLarge(): string {
  const item = '<li class="item" data-id="7"><a href="/item?id=7" title="An item"><span class="name">Name of it</span></a><i></i></li>';
  return `<ul>${item.repeat(8_300)}</ul><script>window.work = () => {}; window.every = 1000;</script>`;
}

async function measure(browser: Browser, port: number, workload: Workload, recorder: Recorder): Promise<Result> {
  const page = await browser.newPage();
  wire = 0;
  await page.goto(`http://127.0.0.1:${port}/?workload=${workload}&recorder=${recorder}`);
  const seconds = workload === 'large' ? 3 : 10;
  await page.evaluate((ms) => {
    const { work, every } = window as unknown as { work: () => void; every: number };
    const timer = setInterval(work, every);
    return new Promise((resolve) => setTimeout(() => resolve(clearInterval(timer)), ms));
  }, seconds * 1000);
  await new Promise((resolve) => setTimeout(resolve, 700));
  const { TaskDuration = 0 } = await page.metrics();
  const longestMs = await page.evaluate(() => (window as unknown as { longest: number }).longest);
  await page.close();
  return { taskMs: TaskDuration * 1000, longestMs, wireKb: wire / 1000 };
}

function report(workload: Workload, results: Record<Recorder, Result[]>): void {
  const floor = median(results.none.map((result) => result.taskMs));
  console.log(`\n${workload} (medians of ${rounds})`);
  console.table(
    Object.fromEntries(
      recorders.map((recorder) => {
        const read = (key: keyof Result): number => median(results[recorder].map((result) => result[key]));
        const added = recorder === 'none' ? 0 : read('taskMs') - floor;
        return [
          recorder,
          {
            'main thread ms': Math.round(read('taskMs')),
            'added ms': Math.round(added),
            'longest task ms': Math.round(read('longestMs')),
            'kB gzip sent': Math.round(read('wireKb')),
          },
        ];
      }),
    ),
  );
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
