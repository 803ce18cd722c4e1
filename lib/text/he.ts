/** Hebrew: the words of all its files. */
import { accounts } from './he/accounts.ts';
import { agents } from './he/agents.ts';
import { cobrowse } from './he/cobrowse.ts';
import { common } from './he/common.ts';
import { dashboard } from './he/dashboard.ts';
import { data } from './he/data.ts';
import { devices } from './he/devices.ts';
import { events } from './he/events.ts';
import { exported } from './he/export.ts';
import { log } from './he/log.ts';
import { masking } from './he/masking.ts';
import { options } from './he/options.ts';
import { policy } from './he/policy.ts';
import { popup } from './he/popup.ts';
import { proof } from './he/proof.ts';
import { remask } from './he/remask.ts';
import { reports } from './he/reports.ts';
import { teach } from './he/teach.ts';
import { transcript } from './he/transcript.ts';

export const hebrew = {
  ...accounts,
  ...agents,
  ...cobrowse,
  ...common,
  ...dashboard,
  ...data,
  ...devices,
  ...events,
  ...exported,
  ...log,
  ...masking,
  ...options,
  ...policy,
  ...popup,
  ...proof,
  ...remask,
  ...reports,
  ...teach,
  ...transcript,
};
