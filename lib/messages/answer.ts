/** The background's door: who may send what is decided by the table that a message is registered in, and checked here alone. */
import { type Browser, browser } from 'wxt/browser';
import { z } from 'zod';
import type { Place } from '../events/stream.ts';
import { report } from '../log.ts';
import { largestMessage, measureMessage } from './measure.ts';
import { type Answer, type PageMessage, type Request, type TabMessage, pageMessages, tabMessages } from './protocol.ts';
import type { Reply } from './reply.ts';
import { createTurnstile } from './turnstile.ts';

export type PageAnswers = { [Name in PageMessage]: (request: Request<Name>) => Promise<Answer<Name>> };
export type TabAnswers = { [Name in TabMessage]: (request: Request<Name>, place: Place | null) => Promise<Answer<Name>> };

const Message = z.looseObject({ name: z.string(), body: z.unknown() });

export interface Door {
  pages: PageAnswers;
  tabs: TabAnswers;
  /** No act begins before. */
  ready: Promise<void>;
  /** A document sent more than its share and did not wait: so many messages were not taken. */
  onFlood: (refused: number) => void;
}

/** Registers both tables at once, synchronously, as a worker's start demands. */
export function answerMessages({ pages, tabs, ready, onFlood }: Door): void {
  const turnstile = createTurnstile({ now: Date.now, onFlood: (_sender, refused) => onFlood(refused) });
  browser.runtime.onMessage.addListener((raw: unknown, sender: Sender) => {
    const message = Message.safeParse(raw);
    if (!message.success || sender.id !== browser.runtime.id) return Promise.resolve(refuse('not a message of Cotrail'));
    const { name, body } = message.data;
    if (isOwnPage(sender)) return ready.then(() => answer(pageMessages, pages as Table, name, body));
    const place = readPlace(sender);
    const size = measureMessage(body);
    if (size > largestMessage) return Promise.resolve(refuse(`${name} is larger than any message of Cotrail`));
    const turn = turnstile.pass(nameSender(sender), size, () => ready.then(() => answer(tabMessages, tabs as Table, name, body, place)));
    return turn ?? Promise.resolve(refuse(`${name} came too fast: it was not taken, and may be sent again`));
  });
}

type Sender = Browser.runtime.MessageSender;
type Table = Record<string, (request: unknown, place: Place | null) => Promise<unknown>>;
type Schemas = Record<string, { request: z.ZodType; answer: z.ZodType }>;

async function answer(schemas: Schemas, table: Table, name: string, body: unknown, place: Place | null = null): Promise<Reply> {
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  const act = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!schema || !act) return refuse(`${name} may not be sent from there`);
  try {
    const request = schema.request.safeParse(body);
    if (!request.success) return refuse(`${name} is malformed: ${z.prettifyError(request.error).slice(0, 1000)}`);
    return { ok: true, value: await act(request.data, place) };
  } catch (error) {
    report(`message ${name}`, error);
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(error: string): Reply {
  return { ok: false, error };
}

/** A document is one sender, whatever it says of itself. */
function nameSender({ tab, frameId, documentId }: Sender): string {
  return `${tab?.id}:${frameId}:${documentId}`;
}

function isOwnPage(sender: Sender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
}

/** Where a content script runs, as the browser says: nothing of it comes from the page. Null where its tab has closed, and Firefox no longer knows. */
function readPlace(sender: Sender): Place | null {
  const origin = readOrigin(sender);
  if (sender.tab?.id === undefined || sender.frameId === undefined || origin === null) return null;
  return { tab: sender.tab.id, frame: sender.frameId, document: sender.documentId ?? null, origin };
}

/** Chrome gives the origin itself, which holds for about:blank and srcdoc too; elsewhere it is the address's. */
function readOrigin(sender: Sender): string | null {
  if (sender.origin !== undefined && sender.origin !== 'null') return sender.origin;
  if (sender.url === undefined || !URL.canParse(sender.url)) return null;
  const { origin } = new URL(sender.url);
  return origin === 'null' ? readTabOrigin(sender) : origin;
}

/** An about:blank or srcdoc frame is of its page's origin. */
function readTabOrigin(sender: Sender): string | null {
  const isInherited = sender.url?.startsWith('about:') ?? false;
  const { url } = sender.tab ?? {};
  return isInherited && url !== undefined && URL.canParse(url) ? new URL(url).origin : null;
}
