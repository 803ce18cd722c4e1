/** The address of the screen of devices: which ones are shown, and whose panel is open. */
import { attentions, type Attention } from '../../lib/events/device-api.ts';

export const shown = ['all', ...attentions, 'revoked'] as const;

export interface DevicesView {
  show: 'all' | Attention | 'revoked';
  device: string | null;
}

export function readDevicesView(search: URLSearchParams): DevicesView {
  return { show: shown.find((each) => each === search.get('show')) ?? 'all', device: search.get('device') };
}

export function writeDevicesView({ show, device }: DevicesView): URLSearchParams {
  return new URLSearchParams({ ...(show !== 'all' && { show }), ...(device !== null && { device }) });
}
