/** German: the words of all its files. */
import { accounts } from './de/accounts.ts';
import { common } from './de/common.ts';
import { dashboard } from './de/dashboard.ts';
import { devices } from './de/devices.ts';
import { events } from './de/events.ts';
import { exported } from './de/export.ts';
import { log } from './de/log.ts';
import { masking } from './de/masking.ts';
import { options } from './de/options.ts';
import { policy } from './de/policy.ts';
import { popup } from './de/popup.ts';
import { proof } from './de/proof.ts';
import { teach } from './de/teach.ts';
import { agents } from './de/agents.ts';
import { cobrowse } from './de/cobrowse.ts';
import { data } from './de/data.ts';
import { remask } from './de/remask.ts';
import { reports } from './de/reports.ts';
import { transcript } from './de/transcript.ts';

export const german = {
  ...accounts,
  ...common,
  ...dashboard,
  ...devices,
  ...events,
  ...exported,
  ...log,
  ...masking,
  ...options,
  ...policy,
  ...popup,
  ...proof,
  ...teach,
  ...agents,
  ...cobrowse,
  ...data,
  ...remask,
  ...reports,
  ...transcript,
};
