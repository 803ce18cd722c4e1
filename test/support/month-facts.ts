/** The simulated month as facts, with no collector between: what the pure counting is tested on. */
import { joinAgents, readNaming, type KnownAgent } from '../../lib/activity/agents.ts';
import type { Facts, SessionFact } from '../../lib/activity/facts.ts';
import type { Action } from '../../lib/events/action.ts';
import { readKnown } from '../../lib/events/record.ts';
import { simulateMonth, type MonthOptions } from './simulate-month.ts';

export interface MonthFacts {
  agents: KnownAgent[];
  /** All that an agent's days are counted from; with `among`, what of it is on these devices. */
  readFacts(agent: KnownAgent): Facts;
}

export const makeMonthId = (kind: number, index: number): string =>
  `${String(kind).padStart(8, '0')}-0000-7000-8000-${String(index).padStart(12, '0')}`;

export function readMonthFacts(options: MonthOptions = {}, zone = options.zone ?? 'Europe/Madrid'): MonthFacts {
  const devices = simulateMonth(options).map((simulated, index) => {
    const device = makeMonthId(1, index);
    const known = simulated.writeLedger(device, makeMonthId(2, index)).flatMap((record) => readKnown(record) ?? []);
    return { device, group: simulated.group, clockMarks: simulated.clockMarks, known };
  });
  const sessions = devices.flatMap(({ device, known }) =>
    known.flatMap((opened): SessionFact[] => {
      if (opened.kind !== 'session-opened') return [];
      const closed = known.find((each) => each.kind === 'session-closed' && each.session === opened.session);
      const own = known.flatMap((each) => (each.kind === 'action' && each.session === opened.session ? [each.at] : []));
      const [endedAt, closeReason] = closed?.kind === 'session-closed' ? [closed.endedAt, closed.reason] : [null, null];
      return [{ session: opened.session, device, by: null, fromAt: opened.at, lastAt: Math.max(opened.at, ...own), endedAt, closeReason }];
    }),
  );
  const actionsOf = (device: string): Action[] =>
    devices.find((each) => each.device === device)!.known.flatMap((each) => (each.kind === 'action' ? [each] : []));
  const namings = devices.flatMap(({ device }) => actionsOf(device).flatMap((action) => readNaming(action, device) ?? []));
  const readGroup = (device: string) => devices.find((each) => each.device === device)?.group ?? null;
  const agents = joinAgents(namings, [], { readGroup, readZone: () => zone });
  return {
    agents,
    readFacts: (agent) => ({
      actions: agent.devices.flatMap(actionsOf),
      sessions: sessions.filter(({ device }) => agent.devices.includes(device)),
      gaps: devices
        .filter(({ device }) => agent.devices.includes(device))
        .flatMap(({ device, known }) =>
          known.flatMap((each) =>
            each.kind === 'gap' && each.gap.fromAt !== null
              ? [{ device, fromAt: each.gap.fromAt, toAt: each.gap.toAt, reason: each.gap.reason, isTotal: each.gap.stream === null }]
              : [],
          ),
        ),
      clockSteps: devices
        .filter(({ device }) => agent.devices.includes(device))
        .flatMap(({ device, clockMarks }) => clockMarks.map(({ at, stepMs }) => ({ device, at, stepMs }))),
    }),
  };
}
