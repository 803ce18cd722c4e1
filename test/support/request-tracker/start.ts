/** Runs a Request Tracker of a test's own on loopback: with its own database, sessions and configuration in a folder that goes with it. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { programs } from './install.ts';

export interface RequestTracker {
  url: string;
  databasePath: string;
  close(): Promise<void>;
}

/** Everybody's; the package's own for root. */
export const password = 'password';

/** Both agents may do everything with tickets, in both queues. */
export const agents = { ada: 'Ada Agent', bob: 'Bob Baker' } as const;
export type AgentName = keyof typeof agents;

/** Makes the database with these tickets, numbered from 1 in queue General, and serves it: about 10 s. */
export async function startRequestTracker(tickets: readonly { subject: string; owner: AgentName | 'Nobody' }[]): Promise<RequestTracker> {
  const dir = mkdtempSync(join(tmpdir(), 'cotrail-request-tracker-'));
  const stopping: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stopping) await stop();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}`;
    const databasePath = join(dir, 'tickets.db');
    for (const folder of ['pages', 'sessions']) mkdirSync(join(dir, folder));
    writeFileSync(join(dir, 'site.pm'), describeSite(dir, port, databasePath));
    const env = { ...process.env, RT_SITE_CONFIG: join(dir, 'site.pm'), RT_SITE_CONFIG_DIR: '/dev/null' };
    await makeDatabase({ ...env, COTRAIL_TICKETS: tickets.map(({ owner, subject }) => `${owner}\t${subject}`).join('\n') });
    const server = serve(port, env);
    stopping.push(server.stop);
    await server.answers(url);
    return { url, databasePath, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeDatabase(env: NodeJS.ProcessEnv): Promise<void> {
  const run = (...args: string[]) => promisify(execFile)(programs.setUpDatabase, args, { env });
  await run('--action', 'schema,acl,coredata');
  await run('--action', 'insert', '--datafile', join(import.meta.dirname, 'data.pl'));
}

/** A few processes under one: a page asks for several things at once. */
function serve(port: number, env: NodeJS.ProcessEnv) {
  const args = ['--host', '127.0.0.1', '--port', String(port), '--max-workers', '4'];
  const server = spawn(programs.server, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(server, 'exit');
  const kill = () => server.kill();
  process.once('exit', kill);
  return {
    async stop(): Promise<void> {
      process.off('exit', kill);
      kill();
      await ended;
    },
    async answers(url: string): Promise<void> {
      for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
        if (server.exitCode !== null) throw new Error(`Request Tracker ended with code ${server.exitCode} at its start`);
        const answer = await fetch(url).catch(() => null); // Nobody listens yet.
        if (answer?.ok) return;
      }
      throw new Error(`Request Tracker did not answer at ${url} within 60 s`);
    },
  };
}

/** Its configuration is a Perl program. Mail goes nowhere; what is odd is said on the standard error. */
function describeSite(dir: string, port: number, databasePath: string): string {
  const options = {
    rtname: 'desk.test',
    Organization: 'desk.test',
    WebDomain: '127.0.0.1',
    WebPort: port,
    WebPath: '',
    WebBaseURL: `http://127.0.0.1:${port}`,
    RestrictReferrer: 0,
    DatabaseType: 'SQLite',
    DatabaseName: databasePath,
    WebSessionClass: 'Apache::Session::File',
    MailCommand: 'testfile',
    LogToSyslog: '',
    LogToSTDERR: 'critical',
  };
  const folders = { VarPath: dir, MasonDataDir: join(dir, 'pages'), MasonSessionDir: join(dir, 'sessions') };
  return [
    ...Object.entries(options).map(([name, value]) => `Set($${name}, '${value}');`),
    ...Object.entries(folders).map(([name, path]) => `$RT::${name} = '${path}';`),
    '1;',
    '',
  ].join('\n');
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error(`${String(address)} is no port`);
  return address.port;
}
