/** Spends the one-time ticket behind the `#`, which no server logs, and goes on to the dashboard. */
const words = JSON.parse(document.querySelector('#words').textContent);
const state = document.querySelector('#state');
const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
// The ticket is of no use twice: it need not stay in the history.
history.replaceState(null, '', location.pathname);

try {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ticket }) };
  const response = await fetch('/api/v1/viewer', init);
  if (response.ok) location.replace('/');
  else refuse(await response.json());
} catch {
  state.textContent = words['pages.offline'];
}

/** Who opens a spent link again mostly has its cookie still. */
function refuse({ error, message }) {
  state.textContent = error === 'expired' ? words['pages.open.spent'] : `${words['pages.failed']} (${message})`;
  document.querySelector('#onward').hidden = false;
}
