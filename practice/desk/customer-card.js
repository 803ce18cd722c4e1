/** The customer's card: a page of its own in a frame, told by the desk whom to show. */

const find = (id) => document.querySelector(`#${id}`);

window.addEventListener('message', ({ origin, data }) => {
  if (origin !== location.origin) return;
  find('name').textContent = data.customer;
  find('conversation').textContent = `#${data.conversation}`;
});
find('copy').addEventListener('click', () => (find('copied').textContent = 'Copied'));
