/** The preferences of a Firefox that is driven: the extension's address is known, prompts are off, and it talks to nobody. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Preference = string | number | boolean;

/** Any UUID will do: it is the extension's host in this profile, and must be the same at each start for its data to be found. */
export const extensionHost = 'b7a1ad22-55ff-4c50-8d2f-7d6f0c0f6f10';

const quiet: Record<string, Preference> = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.contentblocking.report.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'browser.newtabpage.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.usage.uploadEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'geo.provider.network.url': '',
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'security.OCSP.enabled': 0,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'signon.autofillForms': false,
  'signon.rememberSignons': false,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
};

/** Where a profile's downloads go. */
export const downloadsOf = (profileDir: string): string => join(profileDir, 'downloads');

/** Writes `user.js`, which Firefox reads at each start. */
export function writePreferences(profileDir: string, extensionId: string): void {
  const preferences: Record<string, Preference> = {
    ...quiet,
    'browser.download.dir': downloadsOf(profileDir),
    'browser.download.folderList': 2, // that folder
    'browser.sessionstore.resume_from_crash': false,
    'browser.tabs.warnOnClose': false,
    'extensions.webextOptionalPermissionPrompts': false,
    'extensions.webextensions.keepStorageOnUninstall': true, // a temporary add-on is uninstalled at each end of Firefox
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: extensionHost }),
    'marionette.port': 0,
    'toolkit.startup.max_resumed_crashes': -1, // after a SIGKILL, no safe-mode question
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  writeFileSync(join(profileDir, 'user.js'), lines.join(''));
}
