/** Answers and refusals, both in the shapes that the API's schemas give. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { Refusal } from '../lib/events/api.ts';

export function refuse(context: Context, status: ContentfulStatusCode, error: string, message: string): Response {
  return context.json(Refusal.parse({ error, message: message.slice(0, 2000) }), status);
}

/** Checks our own answer too: a reader refuses one that does not fit, and a fault is better found here. */
export function answer<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
  value: z.input<Schema>,
  status: ContentfulStatusCode = 200,
): Response {
  return context.json(schema.parse(value), status);
}

/** Reads a request by its schema, or gives the sentence that says what does not fit. */
export function readRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): { data: z.infer<Schema> } | { problem: string } {
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data };
  const issue = result.error.issues[0];
  return { problem: `${issue?.path.join('.') || 'the request'}: ${issue?.message ?? 'does not fit'}` };
}

/** The body as JSON, or null where it is none: every schema then refuses it. */
export async function readJson(context: Context): Promise<unknown> {
  return context.req.json().catch(() => null);
}
