/** An agent's shift on Request Tracker's own pages: what is done, and what only the script knows, since the server's history does not hold it. */
import type { Page } from 'puppeteer';
import { choosePageAction, go, logIn, logOut, pick, retype, submit, write } from './hands.ts';

/** Numbers of tickets that are there: two that nobody owns, and one of bob's. */
export interface Tickets {
  parcel: number;
  lamp: number;
  bobs: number;
}

export interface ShiftStep {
  says: string;
  act(page: Page, url: string, tickets: Tickets): Promise<unknown>;
}

const display = (page: Page, url: string, id: number, more = '') => page.goto(`${url}/Ticket/Display.html?id=${id}${more}`);
const modify = '[name="TicketModify"]';
const update = '[name="TicketUpdate"]';

export const shift: readonly ShiftStep[] = [
  { says: 'mistypes the password', act: (page) => logIn(page, 'ada', 'wrong') },
  { says: 'logs in', act: (page) => logIn(page, 'ada') },
  { says: 'opens a ticket', act: (page, url, { parcel }) => display(page, url, parcel) },
  { says: 'takes it', act: (page) => choosePageAction(page, 'take') },
  {
    says: 'replies, which opens it by the server’s own rule',
    async act(page) {
      await choosePageAction(page, 'reply');
      await write(page, 'It is on its way.');
      await submit(page);
    },
  },
  {
    says: 'replies and resolves by the menu, where the form’s “old” status is the new one',
    async act(page) {
      await choosePageAction(page, 'resolve');
      await pick(page, update, 'UpdateType', 'Reply to requestors');
      await write(page, 'It has arrived.');
      await submit(page);
    },
  },
  {
    says: 'comments on another one',
    async act(page, url, { lamp }) {
      await display(page, url, lamp);
      await choosePageAction(page, 'comment');
      await write(page, 'She called twice.');
      await submit(page);
    },
  },
  {
    says: 'starts a reply, picks a status, and leaves it',
    async act(page, url, { lamp }) {
      await choosePageAction(page, 'reply');
      await pick(page, update, 'Status', 'rejected');
      await write(page, 'Never mi');
      await display(page, url, lamp);
    },
  },
  {
    says: 'sends an empty reply, which does nothing',
    async act(page) {
      await choosePageAction(page, 'reply');
      await submit(page);
    },
  },
  {
    says: 'saves the basics unchanged, which does nothing',
    async act(page) {
      await go(page, () => page.click('#page-basics'));
      await submit(page);
    },
  },
  {
    says: 'changes status, queue, owner, subject and priority in one form',
    async act(page) {
      await pick(page, modify, 'Status', 'stalled');
      await pick(page, modify, 'Queue', 'Returns');
      await pick(page, modify, 'Owner', 'bob (Bob Baker)');
      await pick(page, modify, 'Priority', 'High');
      await retype(page, `form${modify} input[name="Subject"]`, 'The lamp is dark');
      await submit(page);
    },
  },
  {
    says: 'steals bob’s ticket',
    async act(page, url, { bobs }) {
      await display(page, url, bobs);
      await choosePageAction(page, 'steal');
    },
  },
  { says: 'steals it again by the old link, which is refused', act: (page, url, { bobs }) => display(page, url, bobs, '&Action=Steal') },
  { says: 'gives it back', act: (page) => choosePageAction(page, 'untake') },
  {
    says: 'steals what nobody owns by the old link, which is refused',
    act: (page, url, { bobs }) => display(page, url, bobs, '&Action=Steal'),
  },
  {
    says: 'changes the status where the ticket stands',
    async act(page) {
      await page.click('.ticket-info-basics .inline-edit-toggle.edit');
      await pick(page, '.inline-edit', 'Status', 'open');
      await submit(page, '.ticket-info-basics form.inline-edit input[type="submit"]');
    },
  },
  {
    says: 'replies, stalls and takes it in one form',
    async act(page) {
      await choosePageAction(page, 'reply');
      await pick(page, update, 'Status', 'stalled');
      await pick(page, update, 'Owner', 'ada (Ada Agent)');
      await write(page, 'I am looking at it.');
      await submit(page);
    },
  },
  {
    says: 'gives it away among the people',
    async act(page) {
      await go(page, () => page.click('#page-people'));
      await pick(page, '[name="TicketPeople"]', 'Owner', 'bob (Bob Baker)');
      await submit(page, 'form[name="TicketPeople"] input[name="SubmitTicket"].btn');
    },
  },
  {
    says: 'creates a ticket',
    async act(page, url) {
      await page.goto(`${url}/Ticket/Create.html?Queue=1`);
      await page.type('form[name="TicketCreate"] input[name="Subject"]', 'The box is broken');
      await write(page, 'It came broken.');
      await submit(page);
    },
  },
  { says: 'logs out', act: logOut },
];
