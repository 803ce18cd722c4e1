import { describe, expect, it } from 'vitest';
import { findProblems } from '../../../lib/settings/find-problems.ts';

const site = { origin: 'https://chat.example', maskLevel: 'inputs', interactions: true, frames: true, queryKeys: [] } as const;
const sites = (...changed: object[]) => changed.map((change) => ({ ...site, queryKeys: [], ...change }));

describe('findProblems', () => {
  it('finds nothing in a change that is right', () => {
    expect(findProblems({ endpoint: 'https://cotrail.example/in', retentionDays: 7, sites: sites({}) })).toEqual({});
    expect(findProblems({ endpoint: 'http://127.0.0.1:8787' })).toEqual({});
  });

  it.each([
    ['cotrail', 'not-a-url'],
    ['ftp://cotrail.example', 'not-http'],
    ['http://cotrail.example', 'http-beyond-loopback'],
    ['https://ana:pw@cotrail.example', 'has-credentials'],
    ['https://cotrail.example/?key=1', 'has-query'],
  ])('says of the endpoint %s: %s', (endpoint, word) => {
    expect(findProblems({ endpoint })).toEqual({ endpoint: word });
  });

  it.each([
    [0, 'too_small'],
    [3651, 'too_big'],
    [1.5, 'invalid_type'],
    [Number.NaN, 'invalid_type'],
  ])('says of %s days: %s', (retentionDays, word) => {
    expect(findProblems({ retentionDays })).toEqual({ retentionDays: word });
  });

  it('points at the site and its field', () => {
    expect(findProblems({ sites: sites({}, { origin: 'https://chat.example/inbox' }) })).toEqual({ 'sites.1.origin': 'invalid' });
    expect(findProblems({ sites: sites({}, {}) })).toEqual({ 'sites.1.origin': 'already-listed' });
    expect(findProblems({ sites: sites({ queryKeys: ['x'.repeat(101)] }) })).toEqual({ 'sites.0.queryKeys.0': 'too_big' });
  });
});
