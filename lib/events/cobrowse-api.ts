/** Co-browses over HTTP: a customer's visit and an agent's session, linked by a code that is read out or a link that is sent, until either side ends it. */
import { z } from 'zod';
import { EpochMs, Id, Origin } from './base.ts';

/** What a customer reads out. Ten minutes and one use: a million of them are soon guessed otherwise. */
export const ShareCode = z.string().regex(/^\d{6}$/, 'not six digits');
/** What an agent's link carries behind `#cotrail-join=`. */
export const JoinToken = z.string().regex(/^[\w-]{43}$/, 'not the token of a link');
const Secret = z.union([ShareCode, JoinToken]);

export const shareCodeMs = 10 * 60_000;
export const joinLinkMs = 30 * 60_000;
/** A co-browse that nobody ended is none any more after a working day. */
export const cobrowseAtMostMs = 12 * 60 * 60_000;

const Name = z.string().max(200).nullable();

/** `POST /cobrowse/offers`: a visitor's browser is given a code, an agent's device a token. `name` is who offers, as the other side reads it. */
export const CobrowseOfferRequest = z.looseObject({ session: Id, name: Name });
export type CobrowseOfferRequest = z.infer<typeof CobrowseOfferRequest>;

/** An offer that is in time. Asked again for the same session it is the same one. `lifeMs` is how long it lasts, whatever either clock says; `sites`: where a link can lead. */
export const CobrowseOffer = z.looseObject({
  secret: Secret,
  expiresAt: EpochMs,
  lifeMs: z.number().nonnegative(),
  sites: z.array(z.looseObject({ name: z.string().max(200), origin: Origin })).optional(),
});
export type CobrowseOffer = z.infer<typeof CobrowseOffer>;

/** `POST /cobrowse/claims`: an agent's device brings a customer's code, a visitor's browser an agent's token. Asked again by the same session it is the same co-browse. */
export const CobrowseClaim = z.looseObject({ secret: Secret, session: Id, name: Name });
export type CobrowseClaim = z.infer<typeof CobrowseClaim>;

/** Who ended it: a side by its button, a `session` by its own end, or the `time`. */
export const CobrowseEnd = z.enum(['agent', 'customer', 'session', 'time']);
export type CobrowseEnd = z.infer<typeof CobrowseEnd>;

const span = { fromAt: EpochMs, toAt: EpochMs.nullable(), endedBy: CobrowseEnd.nullable() };

/** A co-browse as one of its two devices sees it. A customer's browser is told the agent's name and no session. Times are the collector's. */
export const OwnCobrowse = z.looseObject({
  id: Id,
  as: z.enum(['agent', 'customer']),
  session: Id,
  other: z.looseObject({ session: Id.nullable(), name: Name }),
  ...span,
});
export type OwnCobrowse = z.infer<typeof OwnCobrowse>;

/** `GET /cobrowse`, for either device: its offer, and its co-browses that are on, or ended within a day; newest first. */
export const OwnCobrowses = z.looseObject({ offer: CobrowseOffer.nullable(), cobrowses: z.array(OwnCobrowse) });
export type OwnCobrowses = z.infer<typeof OwnCobrowses>;

/** A side as a reader sees it: that it is there, and more where their roles let them see that session; else all is null. */
const Side = z.looseObject({ session: Id.nullable(), device: Id.nullable(), name: Name });

/** A co-browse as readers see it. Times are the collector's. */
export const CobrowseView = z.looseObject({ id: Id, agent: Side, customer: Side, ...span });
export type CobrowseView = z.infer<typeof CobrowseView>;

/** `GET /cobrowses?session=`: the co-browses of a session, oldest first. */
export const CobrowsesQuery = z.object({ session: Id });
export type CobrowsesQuery = z.infer<typeof CobrowsesQuery>;
export const CobrowsesPage = z.looseObject({ cobrowses: z.array(CobrowseView) });
export type CobrowsesPage = z.infer<typeof CobrowsesPage>;
