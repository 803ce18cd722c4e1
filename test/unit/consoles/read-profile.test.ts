/** What an admin is told of a file that is no profile. */
import { describe, expect, test } from 'vitest';
import { bundledProfiles } from '../../../lib/consoles/index.ts';
import { readProfile } from '../../../lib/consoles/read-profile.ts';

const sound = structuredClone(bundledProfiles.find(({ id }) => id === 'chatwoot')!);
const broken = (change: (profile: { rules: object[] }) => void) => {
  const profile = structuredClone(sound);
  change(profile);
  return readProfile(JSON.stringify(profile));
};
const rule = (part: object) => broken((profile) => Object.assign(profile.rules[0]!, part));

test('a bundled profile comes back as it went out', () => {
  expect(readProfile(JSON.stringify(sound))).toEqual({ profile: sound });
});

describe('names the place and what is wrong there', () => {
  test.each([
    ['no JSON', () => readProfile('{"format": 1,'), '', /not JSON/],
    ['a newer format', () => broken((profile) => Object.assign(profile, { format: 2 })), 'format', /format 2.*reads format 1/],
    ['an unknown key', () => broken((profile) => Object.assign(profile, { scripts: [] })), '', /unknown: scripts/],
    ['a provenance that there is not', () => rule({ provenance: 'sure' }), 'rules.0.provenance', /must be one of verified/],
    ['an event that is none', () => rule({ event: 'resolved' }), 'rules.0.event', /noun\.past-verb/],
    [
      'a path that is no pattern',
      () => rule({ when: [{ request: { method: ['POST'], path: '/a/(' } }] }),
      'rules.0.when.0.request.path',
      /not a URL pattern/,
    ],
    ['a secret', () => rule({ to: 'body:user.password' }), 'rules.0.to', /secret/],
    ['two rules of one id', () => broken((profile) => profile.rules.push(sound.rules[0]!)), '', /same id/],
  ] as const)('%s', (_, read, path, message) => {
    const reading = read();
    expect('problems' in reading ? reading.problems : []).toContainEqual({
      path: expect.stringMatching(new RegExp(`^${path.replaceAll('.', '\\.')}`)) as string,
      message: expect.stringMatching(message) as string,
    });
  });
});

test('a file of a megabyte is not read', () => {
  expect(readProfile(' '.repeat(2_000_000))).toMatchObject({ problems: [{ message: expect.stringContaining('smaller') as string }] });
});
