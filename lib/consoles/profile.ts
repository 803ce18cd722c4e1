/** A console profile: data that says where a console is, who works in it, and which signals mean which actions. README.md explains each part. */
import { z } from 'zod';
import { EpochMs, Json } from '../events/base.ts';
import { Provenance } from '../events/action.ts';

/** The version of this format. A profile of another version is refused with a sentence that says so. */
export const profileFormat = 1;

/** Words that name secrets: no source may read from under one, whatever a profile says. */
const secret =
  /pass(?:word|wd|phrase)?s?$|^pw$|token|secret|credential|authorization|^auth$|cookie|csrf|api[-_]?key|otp|^pin$|cvc|card[-_]?number/i;

/** Where a value stands: `<place>:<path>`. Paths are dotted, `[0]` is an element; an empty path is the whole. */
export const Source = z
  .string()
  .max(300)
  .regex(
    /^(?:path|search|hash|query|body|operation|response|status|redirect|header|frame|before|text|attr|global|local|cookie|const|item|route):/,
    'not a source such as body:status',
  )
  .refine((source) => source.startsWith('const:') || !namesSecret(source), 'names a secret, which is never read');
export type Source = z.infer<typeof Source>;

function namesSecret(source: string): boolean {
  const path = source.slice(source.indexOf(':') + 1);
  if (/^(?:text|attr):/.test(source)) return /type=["']?password/i.test(path);
  return hasSecretKey(path);
}

function hasSecretKey(path: string): boolean {
  return path.split(/[.[\]]/).some((key) => secret.test(key));
}

const Regex = z.string().max(500).refine(isRegex, 'not a regular expression');
const pattern = z.string().max(500).refine(isPattern, 'not a URL pattern');

/**
 * A value: a source, or a source and what becomes of it, in this order: `json` reads it as JSON text, `at` takes a path inside, `match` the first group of a regular
 * expression (no match: no value), `map` another word for it. `named` says which type of thing it is the id of: its name is looked up in what was remembered.
 * Several sources are joined by spaces: first and last names. `named: 'self'` is the agent, whatever was read.
 */
export const Reading = z.union([
  Source,
  z.strictObject({
    of: z.union([Source, z.array(Source).min(2).max(5)]),
    json: z.literal(true).optional(),
    at: z
      .string()
      .max(300)
      .refine((path) => !hasSecretKey(path), 'names a secret, which is never read')
      .optional(),
    match: Regex.optional(),
    map: z.record(z.string().max(200), Json).optional(),
    named: z.string().max(50).optional(),
  }),
]);
export type Reading = z.infer<typeof Reading>;

/** The first reading that gives a value. */
export const Value = z.union([Reading, z.array(Reading).min(1).max(10)]);
export type Value = z.infer<typeof Value>;

/** `is` and `not` compare as texts, without regard to case; `exists` asks for a value that is neither missing nor null. All that is said must hold. */
export const Condition = z.strictObject({
  value: Value,
  exists: z.boolean().optional(),
  is: z.array(Json).max(50).optional(),
  not: z.array(Json).max(50).optional(),
  like: Regex.optional(),
});
export type Condition = z.infer<typeof Condition>;
const conditions = z.array(Condition).max(20);

/** Parts of an address as URL patterns; a named group is a source, `path:cid` whichever part it stands in. What is left out is not looked at. */
export const Address = z.strictObject({
  host: pattern.optional(),
  path: pattern.optional(),
  search: pattern.optional(),
  hash: pattern.optional(),
});
export type Address = z.infer<typeof Address>;

/**
 * A signal. Requests are matched by the whole path, never by its beginning. `load` is a page that has loaded or changed its address. A socket that its page
 * closes is a frame `{code, reason}` of way `close`.
 */
export const When = z.union([
  z.strictObject({
    request: Address.extend({
      method: z.array(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])).min(1),
      path: pattern,
      where: conditions.optional(),
    }),
  }),
  z.strictObject({ socket: z.strictObject({ way: z.enum(['out', 'in', 'close']), where: conditions.min(1) }) }),
  z.strictObject({ load: Address.extend({ where: conditions.optional() }) }),
  z.strictObject({
    dom: z.strictObject({
      event: z.enum(['click', 'change', 'submit']),
      selector: z.string().min(1).max(1000),
      where: conditions.optional(),
    }),
  }),
]);
export type When = z.infer<typeof When>;
const whens = z.array(When).min(1).max(20);

const RuleId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'not a word such as status-changed');
const EventName = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, 'not noun.past-verb');
const Thing = z.union([
  z.strictObject({ type: z.string().min(1).max(50), id: Value.optional(), name: Value.optional() }),
  /** The agent who does it, with what is remembered of `self`. */
  z.strictObject({ type: z.string().min(1).max(50), self: z.literal(true) }),
]);
/** `pair`: the answer's `got` must be what was `sent`. */
const Answer = z.strictObject({
  yes: conditions.min(1),
  no: conditions.min(1).optional(),
  pair: z.strictObject({ sent: Value, got: Value }).optional(),
});
export type Answer = z.infer<typeof Answer>;

/**
 * A signal that means an action. `when` are alternatives; `each` makes one action of each element of a list. `field` names what is changed of the
 * entity: its remembered value is `from`, unless `from` says where it stands. `set` compares a whole set with the remembered one, or is `only` what is put in or
 * taken out. `changes: other` writes nothing where the value is the remembered one, `only` neither where none is remembered.
 */
export const Rule = z.strictObject({
  id: RuleId,
  event: EventName,
  /** What it is called where it failed, if that has a name of its own: `account.login-failed`. */
  failed: EventName.optional(),
  provenance: Provenance,
  note: z.string().max(500).optional(),
  /** For an unverified rule: when an admin saw it match and confirmed it. Until then it writes nothing. */
  confirmedAt: EpochMs.optional(),
  when: whens,
  each: Value.optional(),
  /** Asked of each element. */
  where: conditions.optional(),
  /** Left out: the conversation. Null: nothing in particular. */
  entity: Thing.nullable().optional(),
  /** The conversation's id. Left out: the group `cid` of the address, else the one that is open. Null: none. */
  conversation: Value.nullable().optional(),
  by: z.strictObject({ id: Value.optional(), name: Value.optional() }).optional(),
  actor: z.enum(['agent', 'customer', 'system']).optional(),
  from: Value.optional(),
  to: Value.optional(),
  /** What a message says. Read only where an admin has switched texts on for the site: elsewhere a page never gets to know that it could be read. */
  text: z.strictObject({ value: Value, html: z.literal(true).optional() }).optional(),
  field: z.string().max(50).optional(),
  set: z
    .strictObject({
      field: z.string().max(50),
      of: Value,
      removed: EventName.optional(),
      only: z.enum(['added', 'removed']).optional(),
    })
    .refine(({ removed, only }) => (removed === undefined) !== (only === undefined), 'needs either removed or only')
    .optional(),
  changes: z.enum(['only', 'other']).optional(),
  /** Statuses that mean success, where not all below 400 do; `where` asks the answer's body; `answer` waits up to 10 s for a frame. */
  success: z
    .strictObject({
      statuses: z.array(z.number().int()).optional(),
      where: conditions.optional(),
      answer: Answer.optional(),
      /** The answer says nothing: what the console shows of `field` afterwards does. Else it was attempted. */
      shown: z.literal(true).optional(),
    })
    .optional(),
  /** The console did it by itself: always, or where the condition holds. */
  automatic: z.union([z.literal(true), conditions.min(1)]).optional(),
});
export type Rule = z.infer<typeof Rule>;

/** What a signal tells of things: their names, and values that a later change will have changed. `set` gives fields their values. */
export const Remember = z.strictObject({
  when: whens,
  each: Value.optional(),
  where: conditions.optional(),
  type: z.string().min(1).max(50),
  id: Value,
  set: z.record(z.string().max(50), Value),
});
export type Remember = z.infer<typeof Remember>;

/** Who the agent is. `groups` are the names or ids of theirs, one or a list; with `each`, they are gathered from the elements for which `where` holds. */
export const WhoIs = z.strictObject({
  when: whens,
  each: Value.optional(),
  id: Value.optional(),
  name: Value.optional(),
  groups: Value.optional(),
  where: conditions.optional(),
});
export type WhoIs = z.infer<typeof WhoIs>;

export const Profile = z
  .strictObject({
    format: z.literal(profileFormat),
    id: RuleId,
    name: z.string().min(1).max(100),
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'not a version such as 1.0.0'),
    /** Versions of the console that it was made for, in words. */
    versions: z.string().max(200).optional(),
    sources: z.array(z.string().max(300)).max(50),
    /** Host names of the console, `*.` for any below; none where every company has its own: the site then names the profile. */
    hosts: z.array(z.string().max(200)).max(50),
    /** Other hosts that its pages call. Access to them is asked for with the site. */
    api: z.array(z.string().max(200)).max(20).optional(),
    conversation: z.strictObject({
      /** The addresses of an open conversation, with a group `cid`. */
      routes: z.array(Address).max(30),
      /** Signals that open one where the address does not tell; `id` names it. */
      opened: z
        .array(z.strictObject({ when: whens, id: Value }))
        .max(10)
        .optional(),
      /** Signals after which none is open, where the address does not tell. */
      closed: whens.optional(),
      /** Its signals name a conversation by a short-lived number: the type of thing under which its `conversation` is remembered. */
      alias: z.string().max(50).optional(),
      /** `{origin}`, `{cid}` and groups of the route. Null: the console has no address for a conversation. */
      link: z.string().max(500).nullable(),
      /** The field of a remembered conversation that holds its group; names are looked up among things of `groupType`. */
      group: z.string().max(50).optional(),
      groupType: z.string().max(50).optional(),
    }),
    person: z.array(WhoIs).max(10),
    /** The type of thing under which agents' `name` and `groups` are remembered, where `person` gives an id alone. */
    people: z.string().max(50).optional(),
    remember: z.array(Remember).max(60),
    rules: z.array(Rule).max(300),
    /** Requests that change nothing, such as polls and typing pings: not listed as missed. */
    ignore: z.array(z.strictObject({ method: z.array(z.string()).optional(), path: pattern })).max(100),
    notCovered: z.array(z.strictObject({ what: z.string().max(300), reason: z.string().max(500) })).max(100),
  })
  .refine((profile) => new Set(profile.rules.map(({ id }) => id)).size === profile.rules.length, 'two rules have the same id');
export type Profile = z.infer<typeof Profile>;

function isRegex(text: string): boolean {
  try {
    return new RegExp(text, 'u') !== null;
  } catch {
    return false; // The constructor's refusal is the answer.
  }
}

function isPattern(text: string): boolean {
  try {
    return new URLPattern({ pathname: text }) !== null;
  } catch {
    return false; // The constructor's refusal is the answer.
  }
}
