/** What the practice desk's server knows and does: conversations, their messages, and customers who answer. */
import { readText } from './json.ts';
import type { Api } from './server.ts';

interface Message {
  id: number;
  from: 'agent' | 'customer';
  text: string;
  at: number;
}

interface Conversation {
  id: string;
  customer: string;
  status: 'open' | 'resolved';
  assignee: string;
  tags: string[];
  messages: Message[];
  /** A customer's answer on its way: they are seen typing until it is there. */
  coming: { text: string; at: number } | null;
}

const agents = ['Ana Ruiz', 'Ben Okafor', 'Chloé Martin', 'Tier 2'];
const names = ['Maya Lindqvist', 'Tom Baker', 'Aiko Tanaka', 'Luis Ortega', 'Priya Nair', 'Jonas Weber', 'Fatima Zahra', 'Emil Novak'];
const questions = [
  'Hello, my order has not arrived yet. Can you look where it is?',
  'I was charged twice for the same kettle.',
  'The lid does not close. Can I have a new one?',
  'Do you also send parcels to the islands?',
];
const answers = [
  'Thank you, that helps.',
  'Oh, I see. And how long does it take?',
  'Great, I will wait for it then.',
  'Could you also send me the invoice?',
];
const answerMs = 2500;

/** `now` gives the time: answers arrive when they are due, without a timer. */
export function createDeskApi(now: () => number): Api {
  const conversations = new Map(Array.from({ length: 60 }, (_, index) => [String(8800 + index), openConversation(index, now())]));

  return (method, path, body) => {
    const [, thing, id, part] = path.pathname.split('/');
    if (thing === 'conversations' && id === undefined && method === 'GET')
      return { conversations: [...conversations.values()].map(summarise) };
    if (thing === 'settings' && method === 'PATCH') return { displayName: readText(body, 'displayName'), savedAt: now() };
    const conversation = conversations.get(id ?? '');
    if (thing !== 'conversations' || conversation === undefined) return undefined;
    deliver(conversation, now());
    switch (`${method} ${part ?? ''}`) {
      case 'GET ':
        return { ...conversation, agents };
      case 'PATCH ':
        return { ...change(conversation, body), agents };
      case 'GET messages':
        return readMessages(conversation, Number(path.searchParams.get('after') ?? 0));
      case 'POST messages':
        return reply(conversation, readText(body, 'text'), now());
      case 'POST typing':
        return { seen: true };
      default:
        return undefined;
    }
  };
}

function openConversation(index: number, now: number): Conversation {
  const startedAt = now - (index + 1) * 90_000;
  const messages = Array.from({ length: 24 }, (_, turn): Message => {
    const fromCustomer = turn % 2 === 0;
    const text = turn === 0 ? questions[index % questions.length] : (fromCustomer ? answers : replies)[(index + turn) % 4];
    return { id: turn + 1, from: fromCustomer ? 'customer' : 'agent', text: text!, at: startedAt + turn * 3000 };
  });
  const customer = names[index % names.length]!;
  return { id: String(8800 + index), customer, status: 'open', assignee: agents[index % 3]!, tags: [], messages, coming: null };
}

const replies = [
  'Let me look that up for you.',
  'I have found your order.',
  'It left our store this morning.',
  'Is there anything else that I can do?',
];

function summarise({ id, customer, status, messages }: Conversation): object {
  const last = messages.at(-1)!;
  return { id, customer, status, lastText: last.text, lastAt: last.at };
}

function deliver(conversation: Conversation, now: number): void {
  const { coming, messages } = conversation;
  if (coming === null || coming.at > now) return;
  messages.push({ id: messages.length + 1, from: 'customer', ...coming });
  conversation.coming = null;
}

function readMessages({ messages, coming }: Conversation, after: number): object {
  return { messages: messages.filter(({ id }) => id > after), typing: coming !== null };
}

function reply(conversation: Conversation, text: string, now: number): Message {
  const { messages } = conversation;
  const message: Message = { id: messages.length + 1, from: 'agent', text, at: now };
  messages.push(message);
  conversation.coming = { text: answers[messages.length % answers.length]!, at: now + answerMs };
  return message;
}

function change(conversation: Conversation, body: unknown): Conversation {
  const { status, assignee, tags } = (body ?? {}) as Record<string, unknown>;
  if (status === 'open' || status === 'resolved') conversation.status = status;
  else if (status !== undefined) throw new RangeError('status must be open or resolved');
  if (assignee !== undefined) {
    if (typeof assignee !== 'string' || !agents.includes(assignee)) throw new RangeError(`assignee must be one of: ${agents.join(', ')}`);
    conversation.assignee = assignee;
  }
  if (tags !== undefined) {
    if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === 'string')) throw new RangeError('tags must be a list of texts');
    conversation.tags = tags;
  }
  return conversation;
}
