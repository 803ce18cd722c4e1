/** What the command line of `npm start` may say, and which browsers are found. */
import { afterEach, expect, test, vi } from 'vitest';
import { findBrowser } from '../../../scripts/browsers.ts';
import { readOptions } from '../../../scripts/options.ts';

afterEach(() => vi.unstubAllEnvs());

test('hands over only where somebody sees the browser', () => {
  vi.stubEnv('DISPLAY', ':0');
  expect(readOptions([])).toEqual({ once: false, browser: 'chrome', handOver: true });
  expect(readOptions(['--headless'])).toMatchObject({ handOver: false });
  expect(readOptions(['--once', '--browser', 'firefox'])).toEqual({ once: true, browser: 'firefox', handOver: false });
});

test.runIf(process.platform === 'linux')('without a display nobody does', () => {
  vi.stubEnv('DISPLAY', undefined);
  vi.stubEnv('WAYLAND_DISPLAY', undefined);
  expect(readOptions([])).toMatchObject({ handOver: false });
});

test.each([
  [['--browser', 'lynx'], 'There is no browser “lynx”'],
  [['--twice'], "'--twice'"],
])('%j is refused with the usage', (args, words) => {
  expect(() => readOptions(args)).toThrow(words);
  expect(() => readOptions(args)).toThrow('npm start');
});

test('a browser that the environment names must be there', () => {
  vi.stubEnv('COTRAIL_CHROMIUM', '/no/such/chromium');
  expect(() => findBrowser('chrome')).toThrow('COTRAIL_CHROMIUM is /no/such/chromium, but there is no such file');
  vi.stubEnv('COTRAIL_CHROMIUM', process.execPath);
  expect(findBrowser('chrome')).toBe(process.execPath);
});
