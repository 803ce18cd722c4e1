/** How the transcript of one conversation is asked for, by whoever holds it. */
import { z } from 'zod';
import { ActionsPage } from './action-api.ts';
import { Cursor } from './base.ts';
import { MessageText } from './message-text.ts';

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
 * console's profile can read, or nobody had switched texts on.
 */
export const TranscriptPage = ActionsPage.extend({ texts: z.array(MessageText) });
export type TranscriptPage = z.infer<typeof TranscriptPage>;

/** The actions of a transcript, as the log's filter. */
export function toActionQuery({ conversation, console, cursor, limit }: TranscriptQuery) {
  return {
    ...({ log: 'conversations', item: conversation } as const),
    ...(console !== undefined && { console: [console] }),
    ...(cursor !== undefined && { cursor }),
    ...(limit !== undefined && { limit }),
  };
}
