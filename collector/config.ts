/** The collector's configuration: flags first, then environment, then defaults. Throws with what to do where something does not fit. */
import { parseArgs } from 'node:util';
import { Site } from '../lib/events/api.ts';
import { MaskLevel } from '../lib/events/base.ts';
import { defaultRates, type QuotaRates } from './limits/quotas.ts';
import { readHeaders, readTarget, type Target } from './push/target.ts';

const commands = ['start', 'pair', 'open', 'backup', 'restore'] as const;

const mebibyte = 1024 * 1024;

export interface Config {
  /** `start` runs a collector; `pair` and `open` print a further link to one that runs; `backup` and `restore` copy its data. */
  command: (typeof commands)[number];
  /** The folder of a backup. */
  backupDir: string | null;
  dataDir: string;
  port: number;
  sites: Site[];
  retentionDays: number | null;
  targets: Target[];
  rates: QuotaRates;
}

export const usage = `Usage: cotrail [start|pair|open|backup|restore] [options]
       cotrail verify [--key <the log’s key>] <bundle or folder> …
  start                runs the collector (this is what happens without a command)
  pair, open           prints a new link to a collector that runs with these options: to pair a browser, to open the dashboard
  backup <folder>      copies all data into a new folder, also while the collector runs, and checks the copy
  restore <folder>     checks a backup, and puts it into an empty --data folder
  verify               checks bundles without a collector, and names the first thing in each that does not hold
  --data <folder>      where everything is kept (COTRAIL_DATA, default ./data)
  --port <number>      the port on 127.0.0.1 (COTRAIL_PORT, default 8787)
  --site <origin>[=all|inputs|none]
                       a site that pairing links suggest, with its mask level (default all); may be repeated
  --retention <days>   how long paired browsers keep local copies
  --webhook <url>      pushes every action there, as a webhook; may be repeated (COTRAIL_WEBHOOK, separated by spaces).
                       COTRAIL_WEBHOOK_SECRET signs what is sent
  --otlp <url>         pushes every action there, as OTLP/HTTP logs; may be repeated (COTRAIL_OTLP, separated by spaces).
                       COTRAIL_OTLP_HEADERS (name=value,…) are sent along
  --allow-private      lets pushes go to addresses of your own network (COTRAIL_ALLOW_PRIVATE=1)
  --requests <number>, --megabytes <number>
                       what one device may ask and send in a second, for long (COTRAIL_REQUESTS, COTRAIL_MEGABYTES, default 50 and 8). Bursts of
                       30 seconds' worth pass at once, an address may do as much as 20 devices, and who is over it is told how long to wait`;

export function readConfig(args: string[], env: NodeJS.ProcessEnv): Config {
  const text = { type: 'string' } as const;
  const texts = { ...text, multiple: true } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ data: text, port: text, host: text, retention: text, requests: text, megabytes: text },
      ...{ site: texts, webhook: texts, otlp: texts, 'allow-private': { type: 'boolean' } },
    },
  });
  const host = values.host ?? env['COTRAIL_HOST'] ?? '127.0.0.1';
  if (host !== '127.0.0.1') throw new Error(`The host ${host} is refused: until there is sign-in, a collector listens on 127.0.0.1 only.`);
  return {
    ...readCommand(positionals),
    dataDir: values.data ?? env['COTRAIL_DATA'] ?? './data',
    port: readNumber('port', values.port ?? env['COTRAIL_PORT'] ?? '8787', 0, 65_535),
    sites: (values.site ?? []).map(readSite),
    retentionDays: values.retention === undefined ? null : readNumber('retention', values.retention, 1, 3650),
    targets: readTargets(values, env),
    rates: readRates(values, env),
  };
}

function readRates({ requests, megabytes }: { requests?: string; megabytes?: string }, env: NodeJS.ProcessEnv): QuotaRates {
  const { requestsPerSecond, bytesPerSecond } = defaultRates;
  return {
    requestsPerSecond: readNumber('number of requests', requests ?? env['COTRAIL_REQUESTS'] ?? String(requestsPerSecond), 1, 100_000),
    bytesPerSecond:
      readNumber('megabytes', megabytes ?? env['COTRAIL_MEGABYTES'] ?? String(bytesPerSecond / mebibyte), 1, 10_000) * mebibyte,
  };
}

interface TargetFlags {
  webhook?: string[];
  otlp?: string[];
  'allow-private'?: boolean;
}

function readTargets({ webhook, otlp, 'allow-private': isAllowed }: TargetFlags, env: NodeJS.ProcessEnv): Target[] {
  const allowPrivate = isAllowed ?? env['COTRAIL_ALLOW_PRIVATE'] === '1';
  const options = { allowPrivate, secret: env['COTRAIL_WEBHOOK_SECRET'] || null, headers: readHeaders(env['COTRAIL_OTLP_HEADERS'] ?? '') };
  const split = (text = ''): string[] => text.split(/\s+/).filter((word) => word !== '');
  return [
    ...(webhook ?? split(env['COTRAIL_WEBHOOK'])).map((address) => readTarget('webhook', address, options)),
    ...(otlp ?? split(env['COTRAIL_OTLP'])).map((address) => readTarget('otlp', address, options)),
  ];
}

function readCommand([word = 'start', ...more]: string[]): Pick<Config, 'command' | 'backupDir'> {
  const command = commands.find((name) => name === word);
  const takesFolder = command === 'backup' || command === 'restore';
  if (command === undefined || (!takesFolder && more.length > 0))
    throw new Error(`The command is "${[word, ...more].join(' ')}": it must be one of ${commands.join(', ')}.`);
  if (takesFolder && more.length !== 1) throw new Error(`${command} takes one folder: cotrail ${command} <folder>.`);
  return { command, backupDir: more[0] ?? null };
}

function readNumber(name: string, value: string, min: number, max: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max)
    throw new Error(`The ${name} is "${value}": it must be a whole number from ${min} to ${max}.`);
  return number;
}

function readSite(value: string): Site {
  const [origin, level = 'all'] = value.split('=');
  const site = Site.safeParse({ origin, maskLevel: level, interactions: true, frames: true, queryKeys: [] });
  if (!site.success)
    throw new Error(
      `The site is "${value}": it must be an origin such as https://chat.example, with ${MaskLevel.options.map((name) => `=${name}`).join(', ')} behind it or nothing.`,
    );
  return site.data;
}
