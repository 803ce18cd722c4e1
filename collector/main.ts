/** The collector as a command: reads its configuration, then starts and stops on a signal, or prints a link to one that runs. */
import { backUp } from './backup/back-up.ts';
import { noteBackup } from './backup/note-backup.ts';
import type { BackupContents } from './backup/contents.ts';
import { restore } from './backup/restore.ts';
import { runVerify } from './bundle/verify-command.ts';
import { readConfig, usage, type Config } from './config.ts';
import type { OwnAction } from './own-ledger.ts';
import { runAccountCommand, type AccountCommand } from './account-command.ts';
import { runHoldCommand, type HoldCommand } from './hold-command.ts';
import { createPairingLink, createViewerLink } from './links.ts';
import { noteAgain } from './routes/pushes.ts';
import { startCollector } from './start.ts';
import { openAccess } from './store/sqlite.ts';
import { runWebsiteCommand, type WebsiteCommand } from './website-command.ts';

const [command, ...rest] = process.argv.slice(2);
if (command === 'verify') process.exitCode = await runVerify(rest, (line) => console.log(line));
else await runConfigured();

async function runConfigured(): Promise<void> {
  const config = readConfigOrExplain();
  if (config !== null) await run(config).catch((error: unknown) => fail(explain(error, config)));
}

function run(config: Config): Promise<void> {
  const { command, dataDir, backupDir } = config;
  if (config.account !== null) return changeAccounts(config, config.account);
  if (config.hold !== null) return changeHolds(config, config.hold);
  if (config.website !== null) return changeWebsites(config, config.website);
  if (command === 'start') return start(config);
  if (command === 'push-again') return pushAgain(config);
  if (command === 'activity') return markRebuild(config);
  if (backupDir === null) return printLink(config);
  return command === 'backup'
    ? makeBackup(dataDir, backupDir)
    : restore(backupDir, dataDir).then((contents) => console.log(`Restored into ${dataDir}: ${describe(contents)}`));
}

async function start(config: Config): Promise<void> {
  const collector = await startCollector({ ...config, log: (line) => console.error(line) });
  console.log(`Cotrail collector on ${collector.url}, data in ${config.dataDir}`);
  console.log(`Pair a browser (once, within 15 minutes):         ${await collector.createPairingLink()}`);
  console.log(`Open the dashboard (once, within 15 minutes):     ${await collector.createViewerLink()}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void collector.close());
}

/** A backup is one, whether or not it can be noted. */
async function makeBackup(dataDir: string, backupDir: string): Promise<void> {
  const contents = await backUp(dataDir, backupDir, Date.now());
  console.log(`Backed up into ${backupDir}: ${describe(contents)}`);
  await noteBackup(dataDir, contents).catch((error: unknown) => console.error(`The collector does not know of it: ${String(error)}`));
}

async function printLink({ command, dataDir, port, publicUrl, sites, retentionDays, link }: Config): Promise<void> {
  const store = openAccess(dataDir);
  const deps = { store, url: publicUrl ?? `http://127.0.0.1:${port}`, sites, retentionDays, now: Date.now };
  console.log(await (command === 'pair' ? createPairingLink(deps, link) : createViewerLink(deps)));
  store.close();
}

async function changeAccounts({ dataDir, port, publicUrl }: Config, command: AccountCommand): Promise<void> {
  const store = openAccess(dataDir, { isNewAllowed: true });
  const url = (): string => publicUrl ?? `http://127.0.0.1:${port}`;
  const note = (action: OwnAction): Promise<void> => store.addNote({ ...action, at: Date.now() });
  console.log(await runAccountCommand({ store, url, note, now: Date.now }, command, process.stdin));
  store.close();
}

/** The collector that runs beside it, or the next one, finds what is asked for and sends it. */
async function pushAgain({ dataDir }: Config): Promise<void> {
  const store = openAccess(dataDir);
  const asked = await store.askAgain();
  if (asked > 0) await store.addNote({ ...noteAgain(asked, { by: null, person: null }), at: Date.now() });
  console.log(asked === 0 ? 'Nothing was set aside.' : `${asked} of the actions that were set aside will be sent again.`);
  store.close();
}

/** A collector that runs looks for what waits for a hold by itself. */
async function changeHolds({ dataDir }: Config, command: HoldCommand): Promise<void> {
  const store = openAccess(dataDir);
  const ledger = { append: (action: OwnAction): Promise<void> => store.addNote({ ...action, at: Date.now() }) };
  console.log(await runHoldCommand({ store, ledger, keeper: { wake: () => undefined }, now: Date.now }, command));
  store.close();
}

async function changeWebsites({ dataDir }: Config, command: WebsiteCommand): Promise<void> {
  const store = openAccess(dataDir, { isNewAllowed: true });
  const note = (action: OwnAction): Promise<void> => store.addNote({ ...action, at: Date.now() });
  console.log(await runWebsiteCommand({ store, note, now: Date.now }, command));
  store.close();
}

/** Beside a collector that runs, which counts; one that does not run counts when it is started. */
async function markRebuild({ dataDir }: Config): Promise<void> {
  const store = openAccess(dataDir);
  store.markActivity();
  store.close();
  console.log('All days are marked, and are counted again from the actions: by the collector that runs, or when it is started.');
}

function describe({ uploads, database, createdAt }: BackupContents): string {
  const bytes = uploads.reduce((sum, upload) => sum + upload.bytes, database.bytes);
  return `${uploads.length} uploads, ${bytes} bytes, as of ${new Date(createdAt).toISOString()}. All hashes are right.`;
}

function readConfigOrExplain(): Config | null {
  try {
    return readConfig(process.argv.slice(2), process.env);
  } catch (error) {
    fail(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return null;
  }
}

function explain(error: unknown, { port }: Config): string {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (isTaken) return `Port ${port} is taken, perhaps by a collector that runs already: stop it, or choose another port with --port.`;
  return error instanceof Error ? error.message : String(error);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
