/** Which profile a site has: the one that it names, else the one that knows its host. */
import { describe, expect, test } from 'vitest';
import { chooseProfile } from '../../../lib/consoles/choose-profile.ts';
import { bundledProfiles } from '../../../lib/consoles/index.ts';
import { makeProfile } from '../../support/console-signals.ts';

const profiles = [
  makeProfile({ id: 'exact', hosts: ['app.vendor.example'] }),
  makeProfile({ id: 'below', hosts: ['*.vendor.test'] }),
  makeProfile({ id: 'anywhere', hosts: [] }),
];
const choose = (origin: string, chosen?: string | null) => chooseProfile(profiles, origin, chosen)?.id ?? null;

describe('the host decides', () => {
  test.each([
    ['https://app.vendor.example', 'exact'],
    ['https://app.vendor.example:8443', 'exact'],
    ['https://vendor.example', null],
    ['https://x.app.vendor.example', null],
    ['https://acme.vendor.test', 'below'],
    ['https://eu.acme.vendor.test', 'below'],
    ['https://vendor.test', null],
    ['https://evilvendor.test', null],
    ['https://acme.vendor.test.attacker.example', null],
    ['https://elsewhere.example', null],
  ])('%s: %s', (origin, expected) => {
    expect(choose(origin)).toBe(expected);
  });

  test.each([
    ['https://acme.zendesk.com', 'zendesk'],
    ['https://portal.infobip.com', 'infobip-conversations'],
    ['https://manage.commbox.io', 'commbox'],
    ['https://app.chatvisor.com', 'chatvisor'],
    ['https://app.frontapp.com', 'front'],
  ])('%s is known: %s', (origin, expected) => {
    expect(chooseProfile(bundledProfiles, origin, undefined)?.id).toBe(expected);
  });
});

describe('the site decides, if it says so', () => {
  test('which profile it has, on any host', () => {
    expect(choose('https://chat.acme.example', 'anywhere')).toBe('anywhere');
    expect(choose('https://app.vendor.example', 'below')).toBe('below');
  });

  test('that it has none, also where a host is known', () => {
    expect(choose('https://app.vendor.example', null)).toBeNull();
  });

  test('and one that is gone is not replaced by the one of its host', () => {
    expect(choose('https://app.vendor.example', 'removed')).toBeNull();
  });
});

test('of two with one id or one host the later one counts: an imported one replaces ours', () => {
  const own = makeProfile({ id: 'exact', version: '9.0.0', hosts: ['app.vendor.example'] });
  expect(chooseProfile([...profiles, own], 'https://app.vendor.example', undefined)).toBe(own);
  expect(chooseProfile([...profiles, own], 'https://chat.acme.example', 'exact')).toBe(own);
});
