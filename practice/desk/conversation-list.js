/** The long list of conversations on the left. */
import { call } from './api.js';

export async function startConversationList(root) {
  const { conversations } = await call('GET', '/conversations');
  root.replaceChildren(...conversations.map(drawRow));
  return {
    first: conversations[0].id,
    mark(id) {
      for (const row of root.children) row.toggleAttribute('aria-current', false);
      root.querySelector(`[href="/conversations/${CSS.escape(id)}"]`)?.setAttribute('aria-current', 'page');
    },
    preview(id, text) {
      const row = root.querySelector(`[href="/conversations/${CSS.escape(id)}"] p`);
      if (row !== null) row.textContent = text;
    },
  };
}

function drawRow({ id, customer, lastText, lastAt }) {
  const row = document.createElement('a');
  row.href = `/conversations/${id}`;
  row.dataset.route = '';
  const name = document.createElement('strong');
  name.textContent = customer;
  const time = document.createElement('time');
  time.className = 'quiet';
  time.textContent = new Date(lastAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const preview = document.createElement('p');
  preview.textContent = lastText;
  row.append(name, time, preview);
  return row;
}
