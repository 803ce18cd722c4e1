/** The house rules as a test: which room may know which, how large things may grow, what no file may hold. A failure says what to do. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(ts|tsx)$/.test(file) && !file.endsWith('.d.ts'));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const product = files.filter((file) => /^(entrypoints|components|lib|collector|companion|practice|scripts)\//.test(file));

/** Each room with the rooms that it may import. A room always knows itself. */
const walls: Record<string, string[]> = {
  entrypoints: ['components', 'lib/*'],
  components: [
    'lib/feed',
    'lib/timeline',
    'lib/replay',
    'lib/activity',
    'lib/audit',
    'lib/export',
    'lib/text',
    'lib/events',
    'lib/consoles',
  ],
  'lib/events': [],
  'lib/log.ts': [],
  'lib/text': [],
  'lib/capture': ['lib/events'],
  'lib/store': ['lib/events'],
  'lib/upload': ['lib/store', 'lib/events', 'lib/upload/back-off.ts'],
  'lib/upload/back-off.ts': [],
  'lib/feed': ['lib/store', 'lib/events', 'lib/activity'],
  'lib/consoles': ['lib/events'],
  'lib/settings': ['lib/events', 'lib/consoles'],
  'lib/messages': ['lib/consoles', 'lib/events', 'lib/settings', 'lib/log.ts'],
  'lib/timeline': ['lib/events', 'lib/text'],
  'lib/audit': ['lib/events', 'lib/text'],
  'lib/replay': ['lib/events'],
  'lib/export': ['lib/events', 'lib/text'],
  // Counted by the collector and on the device by the same code.
  'lib/activity': ['lib/events'],
  // Exports go on when the page is left: the background writes them.
  'lib/background': [
    'lib/consoles',
    'lib/events',
    'lib/export',
    'lib/log.ts',
    'lib/messages',
    'lib/settings',
    'lib/store',
    'lib/upload',
    'lib/upload/back-off.ts',
  ],
  'collector/dashboard': ['components', 'lib/feed', 'lib/text', 'lib/events', 'lib/timeline', 'lib/replay'],
  collector: ['lib/events', 'lib/export', 'lib/activity', 'lib/text', 'lib/upload/back-off.ts'],
  companion: ['lib/capture', 'lib/events', 'lib/store', 'lib/upload', 'lib/upload/back-off.ts'],
  practice: ['lib/events'],
  scripts: ['collector', 'practice', 'lib/events'],
  test: ['*'],
};

/** One owner per dependency: only these rooms may import it. */
const owners: Record<string, string[]> = {
  dexie: ['lib/store'],
  '@rrweb/record': ['lib/capture'],
  '@rrweb/replay': ['lib/replay'],
  'wxt/browser': ['lib/messages', 'lib/settings', 'lib/background', 'entrypoints'],
  kysely: ['collector'],
  'better-sqlite3': ['collector'],
  hono: ['collector'],
  hucre: ['lib/export'],
  'temporal-polyfill': ['lib/activity'],
  '@observablehq/plot': ['components'],
  '@parkersoftware/whoson-lib': ['test'],
  puppeteer: ['scripts', 'practice', 'test'],
};

const roomOf = (file: string): string =>
  Object.keys(walls)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0] ?? file;

interface Import {
  specifier: string;
  typeOnly: boolean;
}

function readImports(file: string): Import[] {
  const pattern = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/gm;
  return [...read(file).matchAll(pattern)].map((match) => ({ specifier: match[2] ?? match[3] ?? '', typeOnly: match[1] !== undefined }));
}

const target = (file: string, specifier: string): string => path.posix.join(path.posix.dirname(file), specifier);

/** All offences of a rule at once, each as `file: what to do instead`. */
const offences = (among: string[], judge: (file: string) => (string | false)[]): string[] =>
  among.flatMap((file) => judge(file).flatMap((advice) => (advice === false ? [] : [`${file}: ${advice}`])));

/** The code without its comments, which may speak of what the code may not do. */
const readCode = (file: string): string => read(file).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

test('each room imports only the rooms that it may know', () => {
  const judge = (file: string) =>
    readImports(file).map(({ specifier }) => {
      if (!specifier.startsWith('.') || /\.(css|json)$/.test(specifier)) return false;
      const room = roomOf(file);
      const other = roomOf(target(file, specifier));
      const allowed = walls[room] ?? [];
      const isAllowed = other === room || allowed.includes(other) || (allowed.includes('lib/*') && other.startsWith('lib/'));
      return !isAllowed && `${room} may not know ${other}: let an entrypoint introduce them by passing a function`;
    });
  expect(offences(product, judge)).toEqual([]);
});

test('each dependency has its owner', () => {
  const judge = (file: string) =>
    readImports(file).map(({ specifier }) => {
      const owner = Object.entries(owners).find(([name]) => specifier === name || specifier.startsWith(`${name}/`));
      return owner !== undefined && !owner[1].includes(roomOf(file)) && `${specifier} belongs to ${owner[1].join(', ')}: go through it`;
    });
  expect(offences(product, judge)).toEqual([]);
});

test('no content script, and nothing of the companion, takes zod into pages, by whatever way', () => {
  const ways: string[][] = files
    .filter((file) => /^entrypoints\/.*\.content\.ts$|^companion\/(script|recorder-script|index)\.ts$/.test(file))
    .map((file) => [file]);
  const seen = new Set<string>();
  const heavy: string[] = [];
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    const file = way.at(-1)!;
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { specifier, typeOnly } of readImports(file)) {
      if (typeOnly) continue;
      if (specifier === 'zod')
        heavy.push(`${way.join(' → ')}: ~100 KB in every page; import types by \`import type\`, validation is the receiver's`);
      if (specifier.startsWith('.') && !/\.(css|json)$/.test(specifier)) ways.push([...way, target(file, specifier)]);
    }
  }
  expect(heavy).toEqual([]);
  expect(seen.has('lib/capture/recorder.ts') && seen.has('lib/consoles/observe-page.ts') && seen.has('companion/recording.ts')).toBe(true);
});

test('files stay small and shallow', () => {
  const lines = (file: string) => read(file).trimEnd().split('\n').length;
  const judge = (file: string) => [
    lines(file) > 300 && `${lines(file)} lines: a file that wants a second purpose wants a second file`,
    file.split('/').length > 4 && 'more than two folders below its top: flat folders are found faster',
  ];
  expect(offences(product, judge)).toEqual([]);
  const sorted = product.map(lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)], 'the median length of a file').toBeLessThanOrEqual(80);
});

test('each file opens by saying what it owns', () => {
  const judge = (file: string) => [!/^\/\*\*/.test(read(file).replace(/^#!.*\n/, '')) && 'begin with /** one sentence */'];
  expect(offences(product, judge)).toEqual([]);
});

test('no file holds what the house forbids', () => {
  const judge = (file: string) => {
    const code = readCode(file);
    const isDefaultAllowed = /^entrypoints\/|config\.ts$/.test(file);
    return [
      /:\s*any\b|\bas any\b|<any>/.test(code) && 'say the type, or `unknown`',
      /@ts-ignore|@ts-expect-error|eslint-disable/.test(read(file)) && 'fix the cause',
      /\b(TODO|FIXME|XXX)\b/.test(read(file)) && 'finish it or leave it out',
      /catch\s*(\([^)]*\))?\s*\{\s*\}/.test(code) && 'an error that is caught is reported or is an answer',
      !isDefaultAllowed && /^export default/m.test(code) && 'named exports only',
    ];
  };
  expect(offences(product, judge)).toEqual([]);
});

test('no test is skipped or alone', () => {
  const judge = (file: string) => [/\b(it|test|describe)\.(only|skip|todo)\b/.test(read(file)) && 'run it or delete it'];
  expect(
    offences(
      files.filter((name) => name.startsWith('test/') && name !== 'test/house.test.ts'),
      judge,
    ),
  ).toEqual([]);
});

test('each permission of the manifest has its reason in the README', () => {
  const config = read('wxt.config.ts');
  const list = config.slice(config.indexOf('permissions: ['), config.indexOf(']', config.indexOf('permissions: [')));
  const permissions = [...list.matchAll(/'([a-zA-Z]+)',/g)].map((match) => match[1] ?? '');
  expect(permissions.length).toBeGreaterThan(0);
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  for (const permission of permissions) expect(readme, `say in the README why ${permission} is needed`).toContain(`\`${permission}\``);
});
