/** How the transcript of one conversation is asked for, by whoever holds it. */
import { z } from 'zod';
import { ActionsPage } from './action-api.ts';
import { Cursor } from './base.ts';
import type { Envelope } from './envelope.ts';
import { MessageText } from './message-text.ts';
import { readKnown } from './record.ts';
import { Sentiment } from './sentiment.ts';

/** `GET /transcripts`: `conversation` is its id; two consoles may have the same one. */
export const TranscriptQuery = z.object({
  conversation: z.string().min(1).max(500),
  console: z.string().max(200).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
});
export type TranscriptQuery = z.infer<typeof TranscriptQuery>;

/**
 * What was done in the conversation, newest first, as in `GET /actions`; and what its messages said, as far as that was recorded: a message without a text had none that the
 * console's profile can read, or nobody had switched texts on. `sentiment` is of all that the customer wrote in the conversation; the first page has it, and none from before scores.
 */
export const TranscriptPage = ActionsPage.extend({ texts: z.array(MessageText), sentiment: Sentiment.optional() });
export type TranscriptPage = z.infer<typeof TranscriptPage>;

/** `POST /transcripts/copies`: says that a copy of a transcript is about to leave the screen, before it does: as a file, or on paper. */
export const TranscriptCopy = z.object({
  conversation: z.string().min(1).max(500),
  console: z.string().max(200).optional(),
  way: z.enum(['saved', 'printed']),
});
export type TranscriptCopy = z.infer<typeof TranscriptCopy>;

/** The ids of what customers wrote, oldest first, each message once though two devices saw it. */
export function listReceived(actions: readonly Envelope[]): string[] {
  const received = actions
    .flatMap((action) => readKnown(action) ?? [])
    .filter((known) => known.kind === 'action')
    .filter(({ event, outcome }) => event === 'message.received' && outcome.value !== 'failed')
    .sort((a, b) => a.at - b.at);
  const idOf = ({ id, entity: { value } }: (typeof received)[number]) => (value?.type === 'message' && value.id !== null ? value.id : id);
  return [...Map.groupBy(received, idOf).values()].map(([first]) => first!.id);
}

/** The actions of a transcript, as the log's filter. */
export function toActionQuery({ conversation, console, cursor, limit }: TranscriptQuery) {
  return {
    ...({ log: 'conversations', item: conversation } as const),
    ...(console !== undefined && { console: [console] }),
    ...(cursor !== undefined && { cursor }),
    ...(limit !== undefined && { limit }),
  };
}
