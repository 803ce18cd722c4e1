/** An agent's shift on WhosOn, by trusted clicks and keys; and the actions that must come of it. */
import { setTimeout as rest } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import type { Expected } from '../../consoles/fixture.ts';
import type { WhosOnServer } from './server.ts';

/** Both are typed, and neither may be found anywhere. */
export const passwords = { wrong: 'qzjxkwwrong-password', right: 'vwkxzqright-password' };

export async function workShift(page: Page, server: WhosOnServer): Promise<void> {
  const click = async (selector: string, then: string): Promise<void> => {
    await page.click(selector);
    await page.waitForFunction((text) => document.body.innerText.includes(text), {}, then);
    await rest(60); // What comes by itself is told from what is clicked next.
  };
  const logIn = async (password: string, then: string): Promise<void> => {
    await page.$eval('#password', (field) => ((field as HTMLInputElement).value = ''));
    await page.type('#password', password);
    await click('#log-in', then);
  };
  const accept = async (number: number, uid: string): Promise<void> => {
    server.ring(number, uid);
    await page.waitForSelector(`#accept-${number}`);
    await rest(60);
    await click(`#accept-${number}`, `in ${uid}`);
  };

  await page.type('#user', 'ana');
  await logIn(passwords.wrong, 'refused');
  await logIn(passwords.right, 'logged in');
  await click('#away', '3');
  await click('#brb', '2');
  await click('#online', '0');
  await accept(14, 'uid-a');
  await page.type('#text', 'How can I help?');
  await click('#send', 'heard Thank you');
  await click('#wrap-up', 'Log out');
  await click('#close', 'closed uid-a');
  await accept(15, 'uid-b');
  await click('#transfer', 'passed on');
  await click('#log-out', 'gone');
}

const agent = { type: 'agent', id: 'ana', name: 'Ana Ruiz' };
const status = (from: string, to: string, initiator: 'agent' | 'automatic'): Expected => ({
  ...{ event: 'agent.status-changed', entity: agent, conversation: null, group: null, from, to },
  ...{ by: 'Ana Ruiz', outcome: 'attempted', initiator },
});
const inChat = (conversation: string, event: string, rest: Partial<Expected> = {}): Expected => ({
  ...{ event, entity: { type: 'conversation', id: conversation, name: null }, conversation, group: 'Sales', from: null, to: null },
  ...{ by: 'Ana Ruiz', outcome: 'attempted', initiator: 'agent', ...rest },
});
const account = (event: string, rest: Partial<Expected>): Expected => ({
  ...{ event, conversation: null, group: null, from: null, to: null, initiator: 'agent', ...rest },
});
const seen = (conversation: string, phase: 'viewed' | 'left'): Expected =>
  inChat(conversation, `conversation.${phase}`, { outcome: 'confirmed', ownGroup: true });
const closing = { from: 'taken', initiator: 'agent' } as const;

/** In the order of the shift. */
export const shiftActions: readonly Expected[] = [
  account('account.login-failed', { entity: { type: 'account', id: 'ana', name: null }, by: 'ana', outcome: 'failed' }),
  account('account.logged-in', { entity: { type: 'account', id: 'ana', name: null }, by: 'ana', outcome: 'confirmed' }),
  status('online', 'away', 'agent'),
  status('away', 'be right back', 'agent'),
  status('be right back', 'online', 'agent'),
  seen('uid-a', 'viewed'),
  inChat('uid-a', 'conversation.accepted', { from: 'waiting', to: 'taken', outcome: 'confirmed' }),
  status('online', 'busy', 'automatic'),
  inChat('uid-a', 'message.sent'),
  inChat('uid-a', 'message.received', { by: null, outcome: 'confirmed', initiator: null }),
  inChat('uid-a', 'conversation.typified', { to: 'Order' }),
  inChat('uid-a', 'conversation.status-changed', { ...closing, to: 'closed' }),
  seen('uid-a', 'left'),
  status('busy', 'online', 'automatic'),
  seen('uid-b', 'viewed'),
  inChat('uid-b', 'conversation.accepted', { from: 'waiting', to: 'taken', outcome: 'confirmed' }),
  status('online', 'busy', 'automatic'),
  inChat('uid-b', 'conversation.transferred', { to: { id: '9', name: 'Ben Okafor' } }),
  inChat('uid-b', 'conversation.status-changed', { ...closing, to: 'left', initiator: 'automatic' }),
  seen('uid-b', 'left'),
  account('account.logged-out', { entity: { type: 'account', id: 'ana', name: 'Ana Ruiz' }, by: 'Ana Ruiz', outcome: 'confirmed' }),
];
