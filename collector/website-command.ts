/** `website …` on the command line: makes, lists and withdraws the public keys of websites with the companion, beside a collector that runs or before its first start. */
import { CompanionKeyRequest, type Website } from '../lib/events/companion-api.ts';
import type { Clock } from './app.ts';
import { addWebsite, describeWebsite, usualBytesPerDay } from './companion/websites.ts';
import type { OwnAction } from './own-ledger.ts';
import { readRequest } from './refuse.ts';
import type { WebsiteStore } from './store/website-store.ts';

export const websiteOptions = { origin: { type: 'string', multiple: true }, 'daily-megabytes': { type: 'string' } } as const;

interface Values {
  origin?: string[];
  group?: string[];
  'daily-megabytes'?: string;
}

export type WebsiteCommand = { act: 'list' } | { act: 'withdraw'; id: string } | { act: 'add'; request: CompanionKeyRequest };

export const websiteUsage = `  website add <name> --origin <origin> [--group <group>] [--daily-megabytes <number>]
                       makes a public key for the companion on pages of these origins (may be repeated); supervisors of the group see its
                       visits, and its visitors may send so much in a day, for long (default ${usualBytesPerDay / 1e6})
  website list         all websites, with their keys and ids
  website withdraw <id>
                       its key lets nobody in any more; what its visitors sent stays`;

export function readWebsiteCommand([act, word, ...more]: string[], values: Values): WebsiteCommand {
  if (act === 'list' && word === undefined) return { act };
  if (word !== undefined && more.length === 0) {
    if (act === 'add') return { act, request: readWebsite(word, values) };
    if (act === 'withdraw') return { act, id: word };
  }
  const said = [act, word, ...more].filter((each) => each !== undefined).join(' ');
  throw new Error(`The command is "website ${said}": it must be like "website add Shop --origin https://shop.example".`);
}

function readWebsite(name: string, { origin = [], group = [], 'daily-megabytes': megabytes }: Values): CompanionKeyRequest {
  if (origin.length === 0) throw new Error('A website has an origin, from which its pages come: --origin https://shop.example');
  if (group.length > 1) throw new Error('A website is of one group: give --group once.');
  const bytesPerDay = megabytes === undefined ? usualBytesPerDay : Number(megabytes) * 1e6;
  const read = readRequest(CompanionKeyRequest, { name, origins: origin, group: group[0] ?? null, bytesPerDay });
  if ('problem' in read) throw new Error(`The website does not fit at ${read.problem}.`);
  return read.data;
}

export interface WebsiteDeps {
  store: WebsiteStore;
  note(action: OwnAction): Promise<void>;
  now: Clock;
}

/** Nobody is named: whoever has the collector's machine. */
const nobody = { by: null, person: null };

/** What it says to whoever ran it. Throws with what to do where it cannot be done. */
export async function runWebsiteCommand({ store, note, now }: WebsiteDeps, command: WebsiteCommand): Promise<string> {
  if (command.act === 'list') return (await store.listWebsites()).map(describe).join('\n') || 'There are no websites.';
  if (command.act === 'add') {
    const website = await addWebsite(store, command.request, now);
    await note({ ...describeWebsite('created', website), ...nobody });
    return `Added ${describe(website)}\nPut into its pages: <script async src="<the collector>/companion.js" data-key="${website.key}"></script>`;
  }
  const website = await store.readWebsite(command.id);
  if (website === null) throw new Error(`There is no website "${command.id}": "website list" shows all, with their ids.`);
  if (!(await store.withdrawWebsite(website.id, now()))) throw new Error('The key of this website was withdrawn before.');
  await note({ ...describeWebsite('withdrawn', website), ...nobody });
  return `Withdrawn: pages of ${website.name} send nothing more.`;
}

function describe({ id, key, name, origins, group, bytesPerDay, visitors, withdrawnAt }: Website): string {
  const parts = [`key ${key}`, ...(group === null ? [] : [`group ${group}`]), `${bytesPerDay / 1e6} MB a day`, `${visitors} visitors`];
  const ended = withdrawnAt === null ? '' : `, withdrawn ${new Date(withdrawnAt).toISOString()}`;
  return `${id}: ${name} (${origins.join(', ')}), ${parts.join(', ')}${ended}`;
}
