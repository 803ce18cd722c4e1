/** The build: one manifest per browser, each permission with its reason. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { version } from './package.json' with { type: 'json' };

/** Sites fixed at build time, for forced roll-out, `npm start` and the tests: `COTRAIL_SITES="https://a.example/*,…"`. */
const fixedSites = (process.env['COTRAIL_SITES'] ?? '')
  .split(',')
  .map((site) => site.trim())
  .filter((site) => site !== '');

/** For all of the extension's pages: nothing but their own code runs, nobody frames them, and they speak to collectors alone. The dashboard's own is stricter. */
const pagesPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'", // a replay's styles stand in its document
  "img-src 'self' data:",
  'font-src data:',
  "connect-src 'self' https: http:", // an address with http is checked to be this computer's: the policy knows no way to write its IPv6 one
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  outDir: process.env['COTRAIL_OUT'] ?? '.output',
  hooks: {
    // Firefox knows no schema of a policy.
    'build:publicAssets'(wxt, files) {
      if (wxt.config.browser === 'firefox')
        files.splice(0, files.length, ...files.filter((file) => file.relativeDest !== 'managed-schema.json'));
    },
  },
  zip: {
    // What addons.mozilla.org needs to build the same again, and no more: `npm ci && npx wxt zip -b firefox --mv3`.
    excludeSources: ['test/**', 'practice/**', 'scripts/**', 'docs/**', 'data/**', 'collector/*/**', 'collector/*.ts', 'coverage/**'],
  },
  vite: () => ({ plugins: [preact()], build: { sourcemap: false } }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    version,
    permissions: [
      'storage', // settings, and the mailbox of pages that leave
      'unlimitedStorage', // what was recorded stays until it is uploaded, whatever the quota
      'scripting', // the recorder is registered for granted sites only
      'alarms', // uploads go on when the worker has slept
      'webRequest', // what agents do in consoles is read from the requests that these make; "Test connection" can tell a bad certificate
      'activeTab', // the popup reads the address of a collector's pairing page, on click
    ],
    optional_host_permissions: ['https://*/*', 'http://*/*'], // asked for site by site
    ...(fixedSites.length > 0 ? { host_permissions: fixedSites } : {}),
    action: { default_icon: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png' } },
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: pagesPolicy },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'recorder@cotrail.dev',
              strict_min_version: '153.0',
              // Each with its reason in docs/policy.md.
              data_collection_permissions: {
                required: ['websiteActivity', 'websiteContent', 'browsingActivity', 'personalCommunications', 'personallyIdentifyingInfo'],
              },
            },
          },
        }
      : { minimum_chrome_version: '156', storage: { managed_schema: 'managed-schema.json' } }),
  }),
});
