/** The first half of the shift: an hour's work at the practice desk, in a quarter of a minute. */
import type { Step } from './step.ts';

const card = '/customer-card';

export const deskSteps: readonly Step[] = [
  {
    says: 'The desk opens on its first conversation',
    makes: { 'page-change': 3 }, // the desk's load, its frame's load, and the address that the desk puts in place
    async act(hand) {
      await hand.seeAddress('/conversations/8800');
      await hand.see('#thread li:nth-child(24)');
    },
  },
  {
    says: 'Opens another conversation',
    makes: { click: 1, 'page-change': 1 },
    async act(hand) {
      await hand.click('#conversations a:nth-child(3)');
      await hand.seeAddress('/conversations/8802');
      await hand.see('#thread li:nth-child(24)');
    },
  },
  {
    says: 'Reads what was said before',
    makes: { scroll: 1 },
    act: (hand) => hand.wheel('#thread', -400),
  },
  {
    says: 'Reads on to the end',
    makes: { scroll: 1 },
    act: (hand) => hand.wheel('#thread', 2000),
  },
  {
    says: 'Marks a word of the customer',
    makes: { click: 2, selection: 1 }, // a double click is two clicks
    act: (hand) => hand.doubleClick('#thread li:nth-child(23) p'),
  },
  {
    says: 'Writes a reply and presses Send; the thread scrolls by itself',
    makes: { click: 2, input: 1 },
    async act(hand) {
      await hand.click('#composer');
      await hand.type('I have asked the carrier. Your parcel will be there tomorrow.');
      await hand.click('#send');
      await hand.see('#thread li:nth-child(25)');
    },
  },
  {
    says: 'The customer answers; the thread scrolls by itself again',
    makes: {},
    act: (hand) => hand.see('#thread li:nth-child(26).customer'),
  },
  {
    says: 'Writes another reply, sent with Enter',
    makes: { click: 1, input: 1 },
    async act(hand) {
      await hand.click('#composer');
      await hand.type('You are welcome.');
      await hand.press('Enter');
      await hand.see('#thread li:nth-child(27)');
    },
  },
  {
    says: 'Tags the conversation',
    makes: { click: 1 },
    act: (hand) => hand.click('#tag'),
  },
  {
    says: 'Ticks a box by its label, in the customer’s frame',
    makes: { click: 1, input: 1 }, // the box’s own click is derived from the label’s
    act: (hand) => hand.click('#important span', card),
  },
  {
    says: 'Notes a phone number in the frame',
    makes: { click: 2, input: 1 },
    async act(hand) {
      await hand.click('#phone', card);
      await hand.type('0171 2345');
      await hand.click('#copy', card);
    },
  },
  {
    says: 'Leaves a note in the widget’s shadow root, with Enter',
    makes: { click: 1, input: 1, form: 1 }, // the button’s click is derived from the key
    async act(hand) {
      await hand.click('quick-note >>> input');
      await hand.type('carrier asked');
      await hand.press('Enter');
      await hand.see('quick-note >>> li');
    },
  },
  {
    says: 'Resolves the conversation',
    makes: { click: 1 },
    act: (hand) => hand.click('#resolve'),
  },
  {
    says: 'Looks for an older conversation in the list',
    makes: { scroll: 1 },
    act: (hand) => hand.wheel('#conversations', 1200),
  },
  {
    says: 'Goes back to the conversation before',
    makes: { 'page-change': 1 },
    async act(hand) {
      await hand.goBack();
      await hand.seeAddress('/conversations/8800');
    },
  },
  {
    says: 'Opens the settings',
    makes: { click: 1, 'page-change': 1 },
    async act(hand) {
      await hand.click('.bar a[href="/settings"]');
      await hand.seeAddress('/settings');
    },
  },
  {
    says: 'Sets a name, a password, which is shown, and a code, and saves',
    makes: { click: 5, input: 3, form: 1 },
    async act(hand) {
      await hand.click('#display-name');
      await hand.type('Ana R.');
      await hand.click('#password');
      await hand.type('correct-horse-7');
      await hand.click('#show-password');
      await hand.click('#code');
      await hand.type('493201');
      await hand.click('#save');
      await hand.see('#saved:not(:empty)');
    },
  },
];
