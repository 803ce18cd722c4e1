/** The checkout: sends the order, says so, and leaves the page at once. */
import { announce } from './announce.js';

const form = document.querySelector('#checkout');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { name, delivery, gift } = form.elements;
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: name.value, delivery: delivery.value, gift: gift.checked }),
  });
  const answer = await response.json();
  if (!response.ok) {
    document.querySelector('#problem').textContent = answer.message;
    return;
  }
  announce('order.placed', { number: answer.number, delivery: answer.delivery });
  location.assign('/thanks');
});
