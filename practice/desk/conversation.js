/** The open conversation: its thread, its state, and the composer. */
import { call } from './api.js';
import { startComposer } from './composer.js';
import { createThread } from './thread.js';

const pollMs = 1000;

export function startConversation(list) {
  const find = (id) => document.querySelector(`#${id}`);
  const thread = createThread(find('thread'));
  let openId = null;
  let timer = 0;

  function show({ id, customer, status, assignee, tags, agents }) {
    find('customer').textContent = customer;
    find('status').textContent = [status, ...tags].join(' · ');
    find('assignee').replaceChildren(...agents.map((name) => new Option(name, name, false, name === assignee)));
    find('resolve').textContent = status === 'open' ? 'Resolve' : 'Reopen';
    find('card').contentWindow.postMessage({ customer, conversation: id }, location.origin);
  }

  async function poll(id) {
    const { messages, typing } = await call('GET', `/conversations/${id}/messages?after=${thread.lastId()}`);
    if (id !== openId) return;
    thread.add(messages);
    if (messages.length > 0) list.preview(id, messages.at(-1).text);
    find('typing').textContent = typing ? `${find('customer').textContent} is typing…` : '';
  }

  function schedule(id) {
    timer = setTimeout(async () => {
      await poll(id).catch((error) => (find('typing').textContent = error.message));
      if (id === openId) schedule(id);
    }, pollMs);
  }

  const change = async (changes) => show(await call('PATCH', `/conversations/${openId}`, changes));
  find('resolve').addEventListener('click', () => change({ status: find('resolve').textContent === 'Resolve' ? 'resolved' : 'open' }));
  find('assignee').addEventListener('change', () => change({ assignee: find('assignee').value }));
  find('tag').addEventListener('click', () => change({ tags: ['billing'] }));
  startComposer(find('composer'), find('send'), {
    send: async (text) => {
      const id = openId;
      await call('POST', `/conversations/${id}/messages`, { text });
      await poll(id);
    },
    ping: () => call('POST', `/conversations/${openId}/typing`),
  });

  return {
    async open(id) {
      this.close();
      openId = id;
      const conversation = await call('GET', `/conversations/${id}`);
      if (id !== openId) return;
      show(conversation);
      thread.reset(conversation.messages);
      schedule(id);
    },
    close() {
      openId = null;
      clearTimeout(timer);
    },
  };
}
