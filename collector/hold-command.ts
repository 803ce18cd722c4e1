/** `hold …` on the command line: sets, lists and lifts legal holds, beside a collector that runs or while none does. */
import { HoldRequest, type Hold } from '../lib/events/data-api.ts';
import { liftHold, setHold, type By, type HoldDeps } from './data/holds.ts';
import { readRequest } from './refuse.ts';

const text = { type: 'string' } as const;
export const holdOptions = { person: text, conversation: text, session: text, from: text, to: text, reason: text } as const;
type Values = { [Key in keyof typeof holdOptions]?: string };

export type HoldCommand = { act: 'list' } | { act: 'lift'; id: string } | { act: 'set'; request: HoldRequest };

export const holdUsage = `  hold set --reason <text> [--person <name or id>] [--conversation <id>] [--session <id>] [--from <time>] [--to <time>]
                       keeps what fits all of these from being deleted; a time is like 2026-03-01 or 2026-03-01T09:30
  hold list            all holds, with their ids
  hold lift <id>       lets go of what a hold kept; that there was one stays noted`;

export function readHoldCommand([act, id, ...more]: string[], values: Values): HoldCommand {
  if (act === 'set' && id === undefined) return { act, request: readHold(values) };
  if (act === 'list' && id === undefined) return { act };
  if (act === 'lift' && id !== undefined && more.length === 0) return { act, id };
  const said = [act, id, ...more].filter((word) => word !== undefined).join(' ');
  throw new Error(`The command is "hold ${said}": it must be like "hold set --conversation 8841 --reason 'Claim 12'".`);
}

function readHold({ reason, from, to, ...about }: Values): HoldRequest {
  const times = { ...(from !== undefined && { from: readTime('from', from) }), ...(to !== undefined && { to: readTime('to', to) }) };
  const read = readRequest(HoldRequest, { scope: { ...about, ...times }, reason: reason ?? '' });
  if (reason === undefined) throw new Error('A hold has a reason, for whoever reads the log: --reason "Claim 12".');
  if ('problem' in read) throw new Error(`The hold does not fit at ${read.problem}.`);
  return read.data;
}

function readTime(name: string, value: string): number {
  const at = /^\d{4}-\d\d-\d\d/.test(value) ? new Date(value.length === 10 ? `${value}T00:00` : value).getTime() : NaN;
  if (Number.isNaN(at)) throw new Error(`--${name} is "${value}": write a time such as 2026-03-01 or 2026-03-01T09:30.`);
  return at;
}

const nobody: By = { account: null, device: null };

/** What it says to whoever ran it. Throws with what to do where it cannot be done. */
export async function runHoldCommand(deps: HoldDeps, command: HoldCommand): Promise<string> {
  if (command.act === 'set') return `Set ${describe(await setHold(deps, command.request, nobody))}`;
  const holds = await deps.store.listHolds();
  if (command.act === 'list') return holds.map(describe).join('\n') || 'There are no holds.';
  if (await liftHold(deps, command.id, nobody))
    return 'Lifted. What waited for it goes on within a minute where a collector runs, or at its next start.';
  const was = holds.some(({ id }) => id === command.id);
  throw new Error(was ? 'This hold was lifted before.' : `There is no hold "${command.id}": "hold list" shows all, with their ids.`);
}

function describe({ id, scope, reason, setAt, endedAt }: Hold): string {
  const { from, to, ...about } = scope;
  const times = Object.entries({ from, to }).flatMap(([name, at]) => (at === undefined ? [] : [`${name} ${new Date(at).toISOString()}`]));
  const parts = [...Object.entries(about).map(([name, value]) => `${name} ${value}`), ...times].join(', ');
  const ended = endedAt === null ? '' : `, lifted ${new Date(endedAt).toISOString()}`;
  return `${id}: ${parts} (${reason}), set ${new Date(setAt).toISOString()}${ended}`;
}
