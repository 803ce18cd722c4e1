/** The collector's configuration: flags first, then environment, then defaults. Throws with what to do where something does not fit. */
import { parseArgs } from 'node:util';
import { Site } from '../lib/events/api.ts';
import { MaskLevel } from '../lib/events/base.ts';
import type { KeepRules } from '../lib/events/data-api.ts';
import { readBytes, readKeep } from './data/keep.ts';
import { accessOptions, accessUsage, readAccess, type AccessConfig } from './access-config.ts';
import { activityOptions, activityUsage, readActivity, type ActivityConfig } from './activity/config.ts';
import { accountUsage, readAccountCommand, type AccountCommand } from './account-command.ts';
import { holdOptions, holdUsage, readHoldCommand, type HoldCommand } from './hold-command.ts';
import type { PairingRequest } from '../lib/events/device-api.ts';
import { readLimits, type Limits } from './fleet/limits.ts';
import { defaultRates, type QuotaRates } from './limits/quotas.ts';
import { readReports, reportOptions, reportUsage, type ReportConfig } from './reports/config.ts';
import { readLinkTerms } from './link-terms.ts';
import { readHeaders, readTarget, type Target } from './push/target.ts';
import { readWebsiteCommand, websiteOptions, websiteUsage, type WebsiteCommand } from './website-command.ts';

/** These read their own words. */
const withWords: readonly string[] = ['account', 'hold', 'website', 'backup', 'restore'];
const commands = ['start', 'pair', 'open', 'account', 'hold', 'website', 'push-again', 'backup', 'restore', 'activity'] as const;

const mebibyte = 1024 * 1024;

export interface Config extends AccessConfig, ActivityConfig, ReportConfig {
  /**
   * `start` runs a collector; `pair` and `open` print a further link to one that runs; `account` is about who may sign in, `hold` about what may not be deleted, `website` about whose visitors the companion records; `push-again` sends what targets refused once more; `backup` and `restore` copy
   * data; `activity` counts all days again.
   */
  command: (typeof commands)[number];
  /** The folder of a backup. */
  backupDir: string | null;
  dataDir: string;
  port: number;
  sites: Site[];
  retentionDays: number | null;
  targets: Target[];
  rates: QuotaRates;
  keep: KeepRules;
  /** In bytes; null: no limit but the disk's. */
  maxDisk: number | null;
  minFree: number;
  /** What `account` is to do. */
  account: AccountCommand | null;
  /** What `hold` is to do. */
  hold: HoldCommand | null;
  /** What `website` is to do. */
  website: WebsiteCommand | null;
  /** What the link of `pair` allows. */
  link: PairingRequest;
  limits: Limits;
}

export const usage = `Usage: cotrail [start|pair|open|account …|hold …|website …|push-again|backup|restore|activity rebuild] [options]
       cotrail verify [--key <the log’s key>] <bundle or folder> …
  start                runs the collector (this is what happens without a command)
  pair, open           prints a new link to a collector that runs with these options: to pair a browser, to open the dashboard
  push-again           sends all actions that a webhook or OTLP target refused once more
  backup <folder>      copies all data into a new folder, also while the collector runs, and checks the copy
  restore <folder>     checks a backup, and puts it into an empty --data folder
  verify               checks bundles without a collector, and names the first thing in each that does not hold
${accountUsage}
${holdUsage}
${websiteUsage}
${activityUsage}
  --data <folder>      where everything is kept (COTRAIL_DATA, default ./data)
  --port <number>      the port (COTRAIL_PORT, default 8787)
  --site <origin>[=all|inputs|none]
                       a site that pairing links suggest, with its mask level (default all); may be repeated
  --retention <days>   how long paired browsers keep local copies
  --keep <class>=<days>d,<size>
                       how long, and how much, of recordings, interactions, actions or transcripts stays here, such as
                       recordings=30d,10GB; the oldest goes first; may be repeated (COTRAIL_KEEP, separated by spaces)
  --max-disk <size>    uploads are refused while more is used (COTRAIL_MAX_DISK)
  --min-free <size>    uploads are refused while the disk has less left (COTRAIL_MIN_FREE, default 100MB)
  --uses <number>, --expires <30m|12h|7d>, --group <name>
                       with pair: for how many devices the link is (default 1), for how long (default 15m), and of which group they will be
  --silent-days <number>, --stuck-hours <number>, --oldest-version <version>
                       when a device needs attention: no sign of it for so long (default 7), records that wait for so long (default 24), an
                       extension that is older (default this collector's version)
  --webhook <url>      pushes every action there, as a webhook; may be repeated (COTRAIL_WEBHOOK, separated by spaces).
                       COTRAIL_WEBHOOK_SECRET signs what is sent
  --otlp <url>         pushes every action there, as OTLP/HTTP logs; may be repeated (COTRAIL_OTLP, separated by spaces).
                       COTRAIL_OTLP_HEADERS (name=value,…) are sent along
${reportUsage}
  --allow-private      lets pushes go to addresses of your own network (COTRAIL_ALLOW_PRIVATE=1)
  --requests <number>, --megabytes <number>
                       what one device may ask and send in a second, for long (COTRAIL_REQUESTS, COTRAIL_MEGABYTES, default 50 and 8). Bursts of
                       30 seconds' worth pass at once, an address may do as much as 20 devices, and who is over it is told how long to wait
${accessUsage}`;

export function readConfig(args: string[], env: NodeJS.ProcessEnv): Config {
  const text = { type: 'string' } as const;
  const texts = { ...text, multiple: true } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{
        data: text,
        port: text,
        retention: text,
        requests: text,
        megabytes: text,
        ...accessOptions,
        ...activityOptions,
        ...reportOptions,
      },
      ...{ role: texts, group: texts, 'password-stdin': { type: 'boolean' } },
      ...{ uses: text, expires: text, 'silent-days': text, 'stuck-hours': text, 'oldest-version': text },
      ...{ site: texts, webhook: texts, otlp: texts, 'allow-private': { type: 'boolean' } },
      ...holdOptions,
      ...websiteOptions,
      ...{ keep: texts, 'max-disk': text, 'min-free': text },
    },
  });
  const [command, words] = readCommand(positionals);
  return {
    ...readAccess(values, env),
    ...readActivity(values, env),
    ...readReports(values, env, (addresses) => readWebhooks(addresses, values, env)),
    ...{ command, account: command === 'account' ? readAccountCommand(words, values) : null },
    hold: command === 'hold' ? readHoldCommand(words, values) : null,
    website: command === 'website' ? readWebsiteCommand(words, values) : null,
    backupDir: command === 'backup' || command === 'restore' ? (words[0] ?? null) : null,
    dataDir: values.data ?? env['COTRAIL_DATA'] ?? './data',
    port: readNumber('port', values.port ?? env['COTRAIL_PORT'] ?? '8787', 0, 65_535),
    sites: (values.site ?? []).map(readSite),
    retentionDays: values.retention === undefined ? null : readNumber('retention', values.retention, 1, 3650),
    targets: readTargets(values, env),
    rates: readRates(values, env),
    keep: readKeep(values.keep ?? splitWords(env['COTRAIL_KEEP'])),
    ...readDisk(values['max-disk'] ?? env['COTRAIL_MAX_DISK'], values['min-free'] ?? env['COTRAIL_MIN_FREE']),
    link: readLinkTerms({ ...values, group: values.group?.[0] }),
    limits: readLimits(values, env),
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

function readTargets(flags: TargetFlags, env: NodeJS.ProcessEnv): Target[] {
  const otlp = flags.otlp ?? splitWords(env['COTRAIL_OTLP']);
  return [
    ...readWebhooks(flags.webhook ?? splitWords(env['COTRAIL_WEBHOOK']), flags, env),
    ...otlp.map((address) => readTarget('otlp', address, readTargetOptions(flags, env))),
  ];
}

function readWebhooks(addresses: readonly string[], flags: TargetFlags, env: NodeJS.ProcessEnv): Target[] {
  return addresses.map((address) => readTarget('webhook', address, readTargetOptions(flags, env)));
}

function readTargetOptions({ 'allow-private': isAllowed }: TargetFlags, env: NodeJS.ProcessEnv): Omit<Target, 'kind' | 'url'> {
  const allowPrivate = isAllowed ?? env['COTRAIL_ALLOW_PRIVATE'] === '1';
  return { allowPrivate, secret: env['COTRAIL_WEBHOOK_SECRET'] || null, headers: readHeaders(env['COTRAIL_OTLP_HEADERS'] ?? '') };
}

function splitWords(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function readDisk(maxDisk: string | undefined, minFree = '100MB'): Pick<Config, 'maxDisk' | 'minFree'> {
  return { maxDisk: maxDisk === undefined ? null : readBytes(maxDisk, '--max-disk'), minFree: readBytes(minFree, '--min-free') };
}

function readCommand([word = 'start', ...more]: string[]): [Config['command'], string[]] {
  const command = commands.find((name) => name === word);
  const isRebuild = command === 'activity' && more.join(' ') === 'rebuild';
  const takesFolder = command === 'backup' || command === 'restore';
  if (command === undefined || (more.length > 0 && !withWords.includes(command) && !isRebuild))
    throw new Error(`The command is "${[word, ...more].join(' ')}": it must be one of ${commands.join(', ')}.`);
  if (command === 'activity' && !isRebuild) throw new Error('The command is like this: cotrail activity rebuild.');
  if (takesFolder && more.length !== 1) throw new Error(`${command} takes one folder: cotrail ${command} <folder>.`);
  return [command, more];
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
