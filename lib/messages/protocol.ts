/** Every message between contexts: its name, what it carries and what is answered. Each side checks with these schemas. */
import { z } from 'zod';
import { OwnProfiles } from '../consoles/overlay.ts';
import { PairingOffer, Site } from '../events/api.ts';
import { AppendAnswer, AppendRequest } from '../events/append.ts';
import { Id, Origin } from '../events/base.ts';
import { ReportRequest } from '../events/sighting.ts';
import { ExportJob, ExportJobs, ExportRequest } from '../events/export-api.ts';
import { Settings } from '../settings/settings.ts';

/** What "Test connection" found, as a word that the screen has a sentence for; `detail` is what the browser or the collector said. */
export const ConnectionReport = z.looseObject({
  result: z.enum([
    'ok',
    'invalid',
    'unreachable',
    'tls',
    'http-beyond-loopback',
    'unauthorised',
    'not-paired',
    'not-a-collector',
    'version',
    'server-error',
  ]),
  detail: z.string().max(2000).nullable(),
  version: z.string().max(100).nullable(),
});
export type ConnectionReport = z.infer<typeof ConnectionReport>;

/** What a pairing link offers. The reasons of a refusal: `not-a-link`, `http-beyond-loopback`, `unreachable`, `not-a-collector`, `expired`. */
export const PairingPreview = z.discriminatedUnion('outcome', [
  z.looseObject({ outcome: z.literal('offer'), endpoint: z.string(), offer: PairingOffer, waiting: z.number().int() }),
  z.looseObject({ outcome: z.literal('refused'), reason: z.string().max(64), detail: z.string().max(2000).nullable() }),
]);
export type PairingPreview = z.infer<typeof PairingPreview>;

export const Done = z.discriminatedUnion('outcome', [
  z.looseObject({ outcome: z.literal('done') }),
  z.looseObject({ outcome: z.literal('refused'), reason: z.string().max(64), detail: z.string().max(2000).nullable() }),
]);
export type Done = z.infer<typeof Done>;

/** Links for a customer to open, one for each website. The reasons of a refusal are those of co-browsing. */
export const CobrowseLinks = z.discriminatedUnion('outcome', [
  z.looseObject({
    outcome: z.literal('made'),
    lifeMs: z.number(),
    links: z.array(z.looseObject({ name: z.string(), url: z.string() })),
  }),
  z.looseObject({ outcome: z.literal('refused'), reason: z.string().max(64), detail: z.string().max(2000).nullable() }),
]);
export type CobrowseLinks = z.infer<typeof CobrowseLinks>;

/** What a selector hits in a tab that is open; `inside` of them in shadow roots. The reasons of a refusal: `site-not-allowed`, `no-tab`, `not-a-selector`. */
export const Hits = z.discriminatedUnion('outcome', [
  z.looseObject({
    outcome: z.literal('shown'),
    tab: z.number().int(),
    title: z.string(),
    count: z.number().int().nonnegative(),
    inside: z.number().int().nonnegative(),
  }),
  z.looseObject({ outcome: z.literal('refused'), reason: z.string().max(64), detail: z.string().max(2000).nullable() }),
]);
export type Hits = z.infer<typeof Hits>;

/** `refused`: nothing of it is kept, and nothing will be until the policy changes. */
export const ReportAnswer = z.looseObject({ outcome: z.enum(['kept', 'refused']), reason: z.string().max(64).optional() });
export type ReportAnswer = z.infer<typeof ReportAnswer>;

/** Content scripts may send these; `sender` says who they are. */
export const tabMessages = {
  'records.append': { request: AppendRequest, answer: AppendAnswer },
  /** What a console's page saw, on disk when it is answered. */
  'signals.report': { request: ReportRequest, answer: ReportAnswer },
} as const;

/** Only the extension's own pages may send these. */
export const pageMessages = {
  'recording.start': { request: z.null(), answer: Done },
  /** `why` as the person says it; sent again while paused, it replaces the one before. */
  'recording.pause': { request: z.looseObject({ why: z.string().trim().min(1).max(200).nullable() }).nullable(), answer: Done },
  'recording.resume': { request: z.null(), answer: Done },
  'recording.stop': { request: z.null(), answer: Done },
  /** Replaces all settings; writes what changed to the ledger; registers or removes the recorder. */
  'settings.save': { request: Settings, answer: Done },
  /** Outlines for some seconds, in a tab of the site, what a selector hits. */
  'masking.show': { request: z.looseObject({ site: Origin, selector: z.string().min(1).max(500) }), answer: Hits },
  'connection.test': { request: z.looseObject({ endpoint: z.string().max(2000) }), answer: ConnectionReport },
  'pairing.preview': { request: z.looseObject({ link: z.string().max(4000) }), answer: PairingPreview },
  /** Enrols, then sets the endpoint, adds `sites` to the sites and sets the retention, all in one. */
  'pairing.accept': {
    request: z.looseObject({ link: z.string().max(4000), sites: z.array(Site).max(500), retentionDays: z.number().int().nullable() }),
    answer: Done,
  },
  'upload.now': { request: z.null(), answer: Done },
  /**
   * Links the open session with a customer's. The reasons of a refusal: `not-a-code`, `no-session`, `not-enrolled`, `wrong-code`, `code-expired`, `too-many-codes`,
   * `session-over`, `unreachable`, `not-a-collector`, `no-cobrowsing`; of a link also `no-website`.
   */
  'cobrowse.join': { request: z.looseObject({ code: z.string().max(100) }), answer: Done },
  'cobrowse.link': { request: z.null(), answer: CobrowseLinks },
  'cobrowse.leave': { request: z.looseObject({ id: Id }), answer: Done },
  /** Asks the collector what became of codes and links. */
  'cobrowse.follow': { request: z.null(), answer: Done },
  /** For half an hour the site's page tells the shapes of all its signals. Refused where the site may not be recorded. */
  'teach.start': { request: z.looseObject({ site: Origin }), answer: Done },
  'teach.stop': { request: z.null(), answer: Done },
  /** Replaces all profiles that were imported, taught or confirmed. */
  'profiles.save': { request: OwnProfiles, answer: Done },
  /** Exports of the log: jobs that go on when the page is left. */
  'export.start': { request: ExportRequest, answer: ExportJob },
  'export.list': { request: z.null(), answer: ExportJobs },
  /** Cancels one that runs; removes one that has ended, with its file. */
  'export.remove': { request: z.looseObject({ id: Id }), answer: Done },
} as const;

export type TabMessage = keyof typeof tabMessages;
export type PageMessage = keyof typeof pageMessages;
type Table = typeof tabMessages & typeof pageMessages;
export type Request<Name extends keyof Table> = z.infer<Table[Name]['request']>;
export type Answer<Name extends keyof Table> = z.infer<Table[Name]['answer']>;
