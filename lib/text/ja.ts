/** Japanese: the words of all its files. */
import { accounts } from './ja/accounts.ts';
import { agents } from './ja/agents.ts';
import { cobrowse } from './ja/cobrowse.ts';
import { common } from './ja/common.ts';
import { dashboard } from './ja/dashboard.ts';
import { data } from './ja/data.ts';
import { devices } from './ja/devices.ts';
import { events } from './ja/events.ts';
import { exported } from './ja/export.ts';
import { log } from './ja/log.ts';
import { masking } from './ja/masking.ts';
import { options } from './ja/options.ts';
import { policy } from './ja/policy.ts';
import { popup } from './ja/popup.ts';
import { proof } from './ja/proof.ts';
import { remask } from './ja/remask.ts';
import { reports } from './ja/reports.ts';
import { teach } from './ja/teach.ts';
import { transcript } from './ja/transcript.ts';

export const japanese = {
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
