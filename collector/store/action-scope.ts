/** What of the log a reader may see, as conditions of SQL: which log an action is in, and of which group its conversation or its device is. */
import { listLogs, logNames, type LogName } from '../../lib/events/action-events.ts';
import { demandOneOf, findWords, type Condition } from './action-conditions.ts';
import type { Shape } from './action-shapes.ts';
import type { Database } from './database.ts';
import { listDevicesOf } from './scope.ts';
import type { Groups, Scope } from './store.ts';

export function demandScope(db: Database, { device, logs }: Scope, shapes: ReadonlyMap<number, Shape>): Condition[] {
  return [
    ...(device === null ? [] : [demandOneOf('device', findWords(db, [device]))]),
    ...(logNames.every((log) => logs[log] === '*') ? [] : [demandLogs(db, logs, shapes)]),
  ];
}

function demandLogs(db: Database, logs: Scope['logs'], shapes: ReadonlyMap<number, Shape>): Condition {
  const open = listShapes(shapes, (log) => logs[log] === '*');
  const limits = logNames.flatMap((log) => {
    const groups = logs[log];
    return groups === '*' || groups.length === 0 ? [] : [{ groups, ids: listShapes(shapes, (name) => name === log) }];
  });
  if (limits.length === 0) return demandOneOf('shape', open);
  const tests = limits.map(({ groups, ids }) => testGroups(db, groups, ids));
  const test = `(+shape in ${listed} or ${tests.map((each) => each.test).join(' or ')})`;
  const parameters = [JSON.stringify(open), ...tests.flatMap((each) => each.parameters)];
  // It has no index of its own: it only tests what another condition, or all of time, gives.
  return { name: 'scope', source: 'actions indexed by actions_by_at', search: test, keys: [parameters], test, parameters, ordered: true };
}

const listed = '(select value from json_each(?))';

/** The group of the conversation that was acted in, or the group of the device that acted: both have somebody who answers for them. */
function testGroups(db: Database, groups: Exclude<Groups, '*'>, shapes: readonly number[]): Pick<Condition, 'test' | 'parameters'> {
  const devices = findWords(db, listDevicesOf(db, groups));
  const inGroup = `exists (select 1 from action_groups g where g.arrival = actions.arrival and g.grp in ${listed})`;
  return {
    test: `(+shape in ${listed} and (+device in ${listed} or ${inGroup}))`,
    parameters: [shapes, devices, findWords(db, groups)].map((ids) => JSON.stringify(ids)),
  };
}

function listShapes(shapes: ReadonlyMap<number, Shape>, isWanted: (log: LogName) => boolean): number[] {
  return [...shapes].filter(([, { event, inConversation }]) => listLogs(event, inConversation).some(isWanted)).map(([id]) => id);
}
