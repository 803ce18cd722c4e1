/** Addresses are matched whole, part by part, and links are made of what they say. */
import { describe, expect, test } from 'vitest';
import { matchAddress } from '../../../lib/consoles/address.ts';
import { fillLink } from '../../../lib/consoles/fill-link.ts';
import { findConversation } from '../../../lib/consoles/find-conversation.ts';
import { makeProfile } from '../../support/console-signals.ts';

const at = (address: Parameters<typeof matchAddress>[0], url: string) => matchAddress(address)(new URL(url, 'https://desk.example'));

describe('an address', () => {
  test('is the whole path, never its beginning', () => {
    expect(at({ path: '/c/:cid' }, '/c/7')).toEqual({ cid: '7' });
    for (const url of ['/c/7/typing', '/c/', '/x/c/7', '/c/7/']) expect(at({ path: '/c/:cid' }, url)).toBeNull();
  });

  test('may stand below a sub-path, be it empty', () => {
    const address = { path: ':base(.*)/chat/:cid(\\d+)' };
    expect(at(address, '/a/b/chat/7')).toEqual({ base: '/a/b', cid: '7' });
    expect(at(address, '/chat/7')).toEqual({ base: '', cid: '7' });
  });

  test('has its parameters in odd places', () => {
    expect(at({ path: '*/subject/:cid/\\(subject\\)/:sid/\\(status\\)/:on' }, '/x/subject/3/(subject)/9/(status)/true')).toMatchObject({
      cid: '3',
      sid: '9',
      on: 'true',
    });
    expect(at({ hash: '/chat-id-:cid(\\d+)' }, '/admin/#/chat-id-12')).toEqual({ cid: '12' });
    expect(at({ search: '*conversationId=:cid' }, '/work?conversationId=c-1')).toMatchObject({ cid: 'c-1' });
    expect(at({ host: '*.desk.example', path: '/' }, 'https://acme.desk.example/')).not.toBeNull();
    expect(at({ host: '*.desk.example', path: '/' }, 'https://desk.example.evil.test/')).toBeNull();
  });

  test('gives its groups decoded, or as they stand', () => {
    expect(at({ path: '/c/:cid' }, '/c/a%20b')).toEqual({ cid: 'a b' });
    expect(at({ path: '/c/:cid' }, '/c/%E0%A4%A')).toEqual({ cid: '%E0%A4%A' });
  });
});

describe('a link', () => {
  const profile = makeProfile({ conversation: { routes: [{ path: ':base(.*)/c/:cid' }], link: '{origin}{+base}/c/{cid}' } });

  test('keeps the slashes of a sub-path, and no others', () => {
    expect(findConversation(profile, new URL('https://desk.example/a/b/c/7'))).toMatchObject({
      conversation: '7',
      link: 'https://desk.example/a/b/c/7',
    });
    expect(fillLink(profile, 'https://desk.example', { base: '', cid: 'x/../y' })).toBe('https://desk.example/c/x%2F..%2Fy');
  });

  test('is unknown where a part of it is', () => {
    expect(fillLink(profile, 'https://desk.example', { cid: '7' })).toBeNull();
    expect(fillLink(profile, 'https://desk.example', { cid: '7', ['constructor']: 'x' })).toBeNull();
  });

  test('belongs to an open conversation only', () => {
    expect(findConversation(profile, new URL('https://desk.example/c'))).toBeNull();
  });
});
