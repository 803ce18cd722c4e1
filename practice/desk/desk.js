/** The desk: one page whose address says which conversation, or the settings, is open. */
import { startConversation } from './conversation.js';
import { startConversationList } from './conversation-list.js';
import { startSettings } from './settings.js';
import './quick-note.js';

const list = await startConversationList(document.querySelector('#conversations'));
const conversation = startConversation(list);
startSettings(document.querySelector('#settings-form'));

function showAddress() {
  const isSettings = location.pathname === '/settings';
  document.querySelector('#inbox').hidden = isSettings;
  document.querySelector('#settings').hidden = !isSettings;
  document.title = isSettings ? 'Settings · Practice desk' : 'Practice desk';
  if (isSettings) return conversation.close();
  const id = location.pathname.split('/')[2] ?? null;
  if (id === null) {
    // As consoles do: the inbox itself is no place, its first conversation is.
    history.replaceState(null, '', `/conversations/${list.first}`);
    return showAddress();
  }
  list.mark(id);
  return conversation.open(id);
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-route]');
  if (link === null || event.ctrlKey || event.metaKey || event.button !== 0) return;
  event.preventDefault();
  if (link.href === location.href) return;
  history.pushState(null, '', link.href);
  showAddress();
});
window.addEventListener('popstate', showAddress);
showAddress();
