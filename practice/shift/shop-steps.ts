/** The second half of the shift: a customer's way through the practice shop, over pages that are left at once. */
import type { Step } from './step.ts';

export const shopSteps: readonly Step[] = [
  {
    says: 'The shop opens',
    makes: { 'page-change': 1 },
    act: (hand) => hand.see('#shelf li:nth-child(6)'),
  },
  {
    says: 'Scrolls down by the wheel',
    makes: { scroll: 1 },
    act: (hand) => hand.wheel(null, 300),
  },
  {
    says: 'Marks a line by dragging over it',
    makes: { click: 1, selection: 1 }, // letting go on the line that was pressed is a click
    act: (hand) => hand.drag('#story'),
  },
  {
    says: 'Scrolls on by a key',
    makes: { scroll: 1 },
    act: (hand) => hand.scrollByKey('PageDown'),
  },
  {
    says: 'Scrolls back to the top',
    makes: { scroll: 1 },
    act: (hand) => hand.wheel(null, -3000),
  },
  {
    says: 'Searches, with Enter, which loads a page',
    makes: { click: 1, input: 1, form: 1, 'page-change': 1 },
    async act(hand) {
      await hand.click('#query');
      await hand.type('tea');
      await hand.press('Enter');
      await hand.seeAddress('/search?q=tea');
      await hand.see('#shelf li');
    },
  },
  {
    says: 'Follows a link that leaves the page at once',
    makes: { click: 1, 'page-change': 1 },
    async act(hand) {
      await hand.click('#shelf a[href="/products/teapot"]');
      await hand.seeAddress('/products/teapot');
      await hand.see('#price:not(:empty)');
    },
  },
  {
    says: 'Opens a tab of the page',
    makes: { click: 1, 'page-change': 1 },
    async act(hand) {
      await hand.click('#to-delivery');
      await hand.seeAddress('#about-delivery');
    },
  },
  {
    says: 'Puts two in the basket; the shop announces each',
    makes: { click: 2, custom: 2 },
    async act(hand) {
      await hand.click('#add');
      await hand.click('#add');
      await hand.see('#added:not(:empty)');
    },
  },
  {
    says: 'Goes to the checkout',
    makes: { click: 1, 'page-change': 1 },
    async act(hand) {
      await hand.click('#to-checkout');
      await hand.seeAddress('/checkout');
      await hand.see('#order');
    },
  },
  {
    says: 'Fills in the form: text, list, card, box',
    makes: { click: 6, input: 7 },
    async act(hand) {
      await hand.click('#name');
      await hand.type('Ana Ruiz');
      await hand.click('#address');
      await hand.type('Harbour Street 4');
      await hand.press('Tab'); // to the list of deliveries
      await hand.press('ArrowDown');
      await hand.click('#card-number');
      await hand.type('4111 1111 1111 1111');
      await hand.click('#card-code');
      await hand.type('737');
      await hand.click('#gift-label span');
      await hand.click('#gift');
    },
  },
  {
    says: 'Places the order: the shop announces it and leaves',
    makes: { click: 1, form: 1, custom: 1, 'page-change': 1 },
    async act(hand) {
      await hand.click('#order');
      await hand.seeAddress('/thanks');
      await hand.see('#thanks');
    },
  },
];
