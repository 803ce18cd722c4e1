/** What a message said, apart from the action that says that it was sent: its own stream, so that it can be kept shorter, and left out where nobody asked for it. */
import { z } from 'zod';
import { Id } from './base.ts';
import { envelope } from './envelope.ts';

/** A longer text is cut, and says so. In UTF-16 units. */
export const mostText = 20_000;

/**
 * The text of the message that `action` tells of, in the form in which the console had it. `masked` counts the card numbers that were taken out of it: `[masked]` stands in
 * their places.
 */
export const MessageText = z.looseObject({
  kind: z.literal('message-text'),
  ...envelope,
  action: Id,
  session: Id,
  conversation: z.string().max(500).nullable(),
  console: z.string().max(200).nullable(),
  text: z.string().max(mostText),
  format: z.enum(['plain', 'html']),
  masked: z.number().int().nonnegative(),
  isCut: z.boolean(),
});
export type MessageText = z.infer<typeof MessageText>;
