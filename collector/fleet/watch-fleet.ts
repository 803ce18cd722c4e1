/** Notices when a device goes silent, gets stuck or is outdated, and writes it to the log once per change: from there it is pushed as every action is. */
import type { Attention } from '../../lib/events/device-api.ts';
import type { Clock } from '../app.ts';
import type { OwnAction, OwnLedger } from '../own-ledger.ts';
import type { StoredDevice } from '../store/fleet-contract.ts';
import type { Store } from '../store/store.ts';
import { judgeDevice } from './judge-device.ts';
import type { Limits } from './limits.ts';

const everyMs = 60_000;

/** A person pauses as they like: what is told is what nobody chose. */
const events: Partial<Record<Attention, string>> = {
  silent: 'device.went-silent',
  stuck: 'device.got-stuck',
  outdated: 'device.became-outdated',
};

export interface FleetWatchDeps {
  store: Pick<Store, 'listDevices' | 'setTold'>;
  ledger: OwnLedger;
  limits: Limits;
  now: Clock;
  log(line: string): void;
}

export interface FleetWatch {
  /** Looks at all devices now. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export function startFleetWatch(deps: FleetWatchDeps): FleetWatch {
  let last: Promise<void> = Promise.resolve();
  const check = (): Promise<void> => {
    const checked = last.then(() => checkAll(deps));
    last = checked.catch((error: unknown) => deps.log(`looking after devices failed: ${String(error)}`));
    return checked;
  };
  const timer = setInterval(() => void check().catch(() => null), everyMs).unref();
  return {
    check,
    close: async () => {
      clearInterval(timer);
      await last;
    },
  };
}

async function checkAll({ store, ledger, limits, now }: FleetWatchDeps): Promise<void> {
  for (const device of await store.listDevices()) {
    const found = judgeDevice(device, limits, now()).filter((attention) => events[attention] !== undefined);
    if (found.join() === device.told.join()) continue;
    // Noted before it is told: one that is told twice is worse than one that a crash in between leaves to the screen.
    await store.setTold(device.id, found);
    const fresh = found.filter((each) => !device.told.includes(each));
    await Promise.all(fresh.map((attention) => ledger.append(describe(device, attention)))).catch(async (error: unknown) => {
      await store.setTold(device.id, device.told);
      throw error;
    });
  }
}

function describe(device: StoredDevice, attention: Attention): OwnAction {
  const { id, name, version, state, lastSeenAt, enrolledAt } = device;
  const told: Partial<Record<Attention, string>> = {
    silent: new Date(lastSeenAt ?? enrolledAt).toISOString(),
    stuck: new Date(state?.oldestPendingAt ?? 0).toISOString(),
    outdated: version,
  };
  return {
    ...{ event: events[attention]!, kind: 'system', by: null },
    entity: { type: 'device', id, name: name === '' ? null : name },
    to: told[attention] ?? null,
  };
}
