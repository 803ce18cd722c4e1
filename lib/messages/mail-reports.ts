/** Letters of what a console's page saw, for when the page leaves: in extension storage, which outlives page and worker. */
import { browser } from 'wxt/browser';
import type { ReportRequest } from '../events/sighting.ts';
import { sendFromTab } from './send-from-tab.ts';

export const reportMailPrefix = 'signals:';

/** By two doors, as records leave: what arrives twice is kept once. `site` is the page's origin. Fire and forget. */
export function mailReports(site: string, request: ReportRequest): void {
  const last = request.reports.at(-1);
  if (last === undefined) return;
  sendFromTab('signals.report', request).catch(() => null); // The letter says the same.
  try {
    // As text: Firefox loses objects that are written while the page leaves.
    browser.storage.local.set({ [`${reportMailPrefix}${last.id}`]: JSON.stringify({ site, ...request }) }).catch(() => null);
  } catch {
    return; // The extension has been updated away: what the page saw last is lost with it.
  }
}
