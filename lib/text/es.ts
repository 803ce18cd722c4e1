/** Spanish: the words of all its files. */
import { accounts } from './es/accounts.ts';
import { common } from './es/common.ts';
import { dashboard } from './es/dashboard.ts';
import { devices } from './es/devices.ts';
import { events } from './es/events.ts';
import { exported } from './es/export.ts';
import { log } from './es/log.ts';
import { masking } from './es/masking.ts';
import { options } from './es/options.ts';
import { policy } from './es/policy.ts';
import { popup } from './es/popup.ts';
import { proof } from './es/proof.ts';
import { teach } from './es/teach.ts';
import { agents } from './es/agents.ts';
import { cobrowse } from './es/cobrowse.ts';
import { data } from './es/data.ts';
import { remask } from './es/remask.ts';
import { reports } from './es/reports.ts';
import { transcript } from './es/transcript.ts';

export const spanish = {
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
