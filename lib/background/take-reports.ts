/** Takes what a console's page saw: each report by its schema, from whom the browser says, kept before it is answered. */
import { selfKey } from '../consoles/flight.ts';
import type { Profile } from '../consoles/profile.ts';
import { toText } from '../consoles/read-value.ts';
import type { Memo, Report, ReportRequest, Sighted, Sighting } from '../events/sighting.ts';
import type { Place } from '../events/stream.ts';
import type { ReportAnswer } from '../messages/protocol.ts';
import { db } from '../store/db.ts';
import { takeSeat } from '../store/desk.ts';
import { addSignal, addVisit, noteOnce } from '../store/flights.ts';
import { appendGap, inConsole } from '../store/ledger.ts';
import { ensureDevice } from '../store/device.ts';
import { learn, nameThing, recall, type Thing } from '../store/memories.ts';
import { countShape } from '../store/shapes.ts';
import { readConsoles } from './consoles.ts';
import { uploadSoon } from './keep-uploading.ts';
import { publishPolicy } from './publish-policy.ts';
import { writeActionsSoon } from './write-actions.ts';

/** `site` is the console's origin, as the browser or our own letter says. A null place: by mail. */
export async function takeReports({ profile: id, reports }: ReportRequest, site: string, place: Place | null): Promise<ReportAnswer> {
  const profile = (await readConsoles()).bySite.get(site);
  if (profile?.id !== id) return { outcome: 'refused', reason: 'no-such-console' };
  const device = await db.device.get('device');
  const isWanted = (report: Report) => (device?.state ?? 'recording') === 'recording' || report.at < (device?.stateAt ?? 0);
  const wanted = reports.filter(isWanted);
  if (wanted.length === 0) return { outcome: 'refused', reason: 'paused' };
  const now = Date.now();
  // Whom a page names may end a session; all else touches three tables.
  const inTables = wanted.some(({ kind }) => kind === 'identity') ? inConsole<boolean> : inSeen;
  const turned = await inTables(db, async () => {
    let isOther = false;
    for (const report of wanted) isOther = (await keep(profile, site, place, report, now)) || isOther;
    return isOther;
  });
  if (turned) await followTurn();
  for (const report of wanted) if (report.kind === 'dropped') await tellDropped(report, site, profile.id, now);
  writeActionsSoon();
  return { outcome: 'kept' };
}

function inSeen(database: typeof db, work: () => Promise<boolean>): Promise<boolean> {
  return database.transaction('rw', [database.flights, database.memories, database.shapes], work);
}

/** True where the page named another person, so that another session began. */
async function keep(profile: Profile, site: string, place: Place | null, report: Report, now: number): Promise<boolean> {
  if (report.kind === 'identity') return keepIdentity(profile, site, place, report, now);
  await keepOther(profile, site, place, report, now);
  return false;
}

/** Pages hear that they begin anew; where the worker dies before, its next start tells them. */
async function followTurn(): Promise<void> {
  await publishPolicy();
  uploadSoon();
}

/** Whom the page names: the console's agent from now on, and who is at the desk. */
async function keepIdentity(
  profile: Profile,
  site: string,
  place: Place | null,
  { identity: { id, name, groups }, evidence, at }: Extract<Report, { kind: 'identity' }>,
  now: number,
): Promise<boolean> {
  const seat = await takeSeat(db, { site, console: profile.name, tab: place?.tab ?? null, id, name, at }, now);
  if (seat === 'overtaken') return false;
  // What was known of one agent is not known of another.
  const isOther = await isAnotherAgent(site, id);
  const fields = Object.entries({ id, name, groups }).filter(([, value]) => value !== null || isOther);
  const seenFields = Object.fromEntries(fields.map(([field, value]): [string, Sighted] => [field, { value, named: null }]));
  await learn(db, site, [selfKey.type, selfKey.id], seenFields, [evidence], at);
  return seat === 'turned';
}

async function keepOther(
  profile: Profile,
  site: string,
  place: Place | null,
  report: Exclude<Report, { kind: 'identity' }>,
  now: number,
): Promise<void> {
  const seen = { site, profile: profile.id, place };
  switch (report.kind) {
    case 'signal':
      return addSignal(db, seen, { ...report, sightings: report.sightings.flatMap((sighting) => narrow(profile, sighting) ?? []) }, now);
    case 'visit':
      return addVisit(db, seen, report, now);
    case 'memo':
      for (const memo of report.memos) await keepMemo(profile, site, memo, report.evidence, report.at);
      return;
    case 'shape':
      return countShape(db, site, place?.tab ?? null, report.shape, report.matched, report.at);
    case 'dropped':
      return;
  }
}

/** Whether it is somebody else than the agent who was known: nothing that was remembered of that one is true of this one. */
async function isAnotherAgent(site: string, id: string | null): Promise<boolean> {
  const known = (await recall(db, site, [[selfKey.type, selfKey.id]], 0)).get(nameThing(selfKey.type, selfKey.id))?.fields['id']?.value;
  return id !== null && known !== undefined && toText(known) !== id;
}

/** A page may say what it wants: kept is what a rule of the profile names, and nothing else. */
function narrow(profile: Profile, { rule: id, part, values, ok, automatic, statuses }: Sighting): Sighting | null {
  const rule = profile.rules.find((each) => each.id === id);
  if (rule === undefined) return null;
  const { text, ...others } = values;
  const kept = text === undefined || rule.text === undefined ? others : { ...others, text };
  return { rule: id, part, values: kept, ok, automatic, statuses };
}

async function keepMemo(
  profile: Profile,
  site: string,
  { type, id, fields }: Memo,
  evidence: 'page' | 'route' | 'dom',
  at: number,
): Promise<void> {
  const named = new Set(profile.remember.filter((entry) => entry.type === type).flatMap(({ set }) => Object.keys(set)));
  const kept = Object.fromEntries(Object.entries(fields).filter(([field]) => named.has(field)));
  const thing: Thing = [type, id];
  if (Object.keys(kept).length > 0) await learn(db, site, thing, kept, [evidence], at);
}

/** What a page made too fast is a gap with its count, once. */
async function tellDropped(
  { id, at, count }: Extract<Report, { kind: 'dropped' }>,
  site: string,
  profile: string,
  now: number,
): Promise<void> {
  await inConsole(db, async () => {
    if (!(await noteOnce(db, { id, site, profile, at }))) return;
    const device = await ensureDevice(db, now);
    const hole = { stream: null, session: device.session, afterSeq: null, beforeSeq: null, fromAt: at, toAt: at, count };
    await appendGap(db, device, { ...hole, reason: 'rate-limited' }, now);
  });
}
