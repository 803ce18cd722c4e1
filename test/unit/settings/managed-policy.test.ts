import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Site } from '../../../lib/events/api.ts';
import { parsePolicy } from '../../../lib/settings/managed-policy.ts';

const code = 'a'.repeat(32);

/** What Chrome knows of our policies. */
interface Schema {
  type: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: string[];
  additionalProperties?: unknown;
}

describe('the schema for Chrome', () => {
  const schema = JSON.parse(readFileSync('public/managed-schema.json', 'utf8')) as Schema;

  it('is of the form that Chrome takes, and lets through exactly what is read', () => {
    expect(schema).toMatchObject({ type: 'object' });
    expect(schema).not.toHaveProperty('additionalProperties');
    const samples = Object.fromEntries(Object.keys(schema.properties ?? {}).map((field) => [field, null]));
    // Null fits no field: each that is known is called malformed, none unknown.
    const problems = parsePolicy({ ...samples, other: 1 }).problems;
    expect(Object.entries(problems).filter(([, word]) => word === 'unknown-field')).toEqual([['other', 'unknown-field']]);
    for (const field of Object.keys(schema.properties ?? {})) expect(problems, field).toHaveProperty(field);
  });

  it('knows all that can be set of a site', () => {
    expect(Object.keys(schema.properties?.['sites']?.items?.properties ?? {}).sort()).toEqual(Object.keys(Site.shape).sort());
  });
});

describe('parsePolicy', () => {
  it('is no policy where the browser has none', () => {
    expect(parsePolicy({})).toEqual({ policy: null, problems: {} });
  });

  it('reads all that can be set, and closes what it sets', () => {
    const { policy, problems } = parsePolicy({
      endpoint: 'https://cotrail.example/',
      enrolment: code,
      sites: [{ origin: 'https://chat.example', maskLevel: 'inputs', console: 'infobip' }],
      retentionDays: 14,
      personName: 'Ana Ruiz',
      mayPause: false,
      consent: 'by-company',
      locked: ['sites'],
    });
    expect(problems).toEqual({});
    expect(policy).toEqual({
      endpoint: 'https://cotrail.example',
      enrolment: `https://cotrail.example/pair#code=${code}`,
      sites: [{ origin: 'https://chat.example', maskLevel: 'inputs', console: 'infobip' }],
      retentionDays: 14,
      personName: 'Ana Ruiz',
      mayPause: false,
      consent: 'by-company',
      locked: ['endpoint', 'sites', 'retentionDays', 'personName'],
    });
  });

  it('takes the collector from the link that enrols', () => {
    const link = `https://cotrail.example/below/pair#code=${code}&cotrail=1`;
    expect(parsePolicy({ enrolment: link }).policy).toMatchObject({ endpoint: 'https://cotrail.example/below', enrolment: link });
    const other = parsePolicy({ enrolment: link, endpoint: 'https://other.example' });
    expect(other.problems).toEqual({ enrolment: 'other-collector' });
    expect(other.policy).toMatchObject({ endpoint: 'https://other.example', enrolment: null });
  });

  it.each([
    ['endpoint', 'http://cotrail.example', 'http-beyond-loopback'],
    ['endpoint', 7, 'invalid_type'],
    ['retentionDays', 0, 'too_small'],
    ['retentionDays', '30', 'invalid_type'],
    ['personName', 'x'.repeat(201), 'too_big'],
  ])('a malformed %s (%j) sets nothing, is told, and stays closed; the rest holds', (field, value, word) => {
    const { policy, problems } = parsePolicy({ [field]: value, mayPause: false });
    expect(problems).toEqual({ [field]: word });
    expect(policy).toMatchObject({ [field]: null, locked: [field], mayPause: false });
  });

  it('never consents for a person by a value that it cannot read', () => {
    const { policy, problems } = parsePolicy({ consent: 'yes', mayPause: 'no' });
    expect(policy).toMatchObject({ consent: 'by-person', mayPause: true });
    expect(problems).toEqual({ consent: 'invalid_value', mayPause: 'invalid_type' });
  });

  it('an enrolment that cannot be used closes the address too', () => {
    for (const enrolment of ['https://cotrail.example/nowhere', code, `http://cotrail.example/pair#code=${code}`, 12]) {
      const { policy, problems } = parsePolicy({ enrolment });
      expect(Object.keys(problems)).toEqual(['enrolment']);
      expect(policy).toMatchObject({ enrolment: null, endpoint: null, locked: ['endpoint'] });
    }
  });

  it('what is malformed in a site costs what it would have allowed, and leaves the other sites alone', () => {
    const { policy, problems } = parsePolicy({
      sites: [
        { origin: 'https://a.example', maskLevel: 'nothing', interactions: true },
        { origin: 'https://b.example/inbox', frames: 'yes', maskLevel: 'inputs' },
        { origin: 'not a site', maskLevel: 'inputs' },
        'https://c.example',
        { origin: 'https://d.example', queryKeys: ['view', 7] },
      ],
    });
    expect(policy?.sites).toEqual([
      { origin: 'https://a.example', maskLevel: 'all', interactions: true },
      { origin: 'https://b.example', frames: false, maskLevel: 'inputs' },
      { origin: 'https://d.example', queryKeys: [] },
    ]);
    expect(problems).toEqual({
      'sites.0.maskLevel': 'invalid_value',
      'sites.1.frames': 'invalid_type',
      'sites.2.origin': 'invalid',
      'sites.3': 'invalid_type',
      'sites.4.queryKeys.1': 'invalid_type',
    });
  });

  it('a list of sites that is none leaves the person’s, and closes it', () => {
    const { policy, problems } = parsePolicy({ sites: 'https://a.example' });
    expect(policy).toMatchObject({ sites: null, locked: ['sites'] });
    expect(problems).toEqual({ sites: 'invalid_type' });
  });

  it('a site that is listed twice is masked as the stricter entry says', () => {
    const { policy, problems } = parsePolicy({
      sites: [
        { origin: 'https://a.example', maskLevel: 'inputs' },
        { origin: 'https://a.example', maskLevel: 'none' },
      ],
    });
    expect(policy?.sites).toEqual([{ origin: 'https://a.example', maskLevel: 'inputs' }]);
    expect(problems).toEqual({ 'sites.1.origin': 'already-listed' });
  });

  it('tells of fields that it does not know, which may be meant well', () => {
    expect(parsePolicy({ retention: 3, locked: ['sites', 'mask'] }).problems).toEqual({
      retention: 'unknown-field',
      'locked.1': 'not-lockable',
    });
  });
});
