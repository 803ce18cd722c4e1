/** Builds what the browser tests run, once before all of them: the extension for both browsers and the collector's dashboard. */
import { buildCompanion, buildDashboard, buildExtension } from '../../scripts/build.ts';
import { requireBrowser } from '../../scripts/browsers.ts';

export async function setup(): Promise<void> {
  for (const name of ['chrome', 'firefox'] as const) requireBrowser(name, console.error);
  await buildExtension('chrome');
  await buildExtension('firefox');
  await buildDashboard();
  await buildCompanion();
}
