/** Spends the one-time ticket behind the `#`, which no server logs, and goes on to the dashboard. */
const state = document.querySelector('#state');
const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
// The ticket is of no use twice: it need not stay in the history.
history.replaceState(null, '', location.pathname);

try {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ticket }) };
  const response = await fetch('/api/v1/viewer', init);
  if (response.ok) location.replace('/');
  else await refuse(response);
} catch {
  state.textContent = 'The collector does not answer. Is it still running?';
}

/** Who opens a spent link again mostly has its cookie still. */
async function refuse(response) {
  state.textContent = (await response.json()).message;
  document.querySelector('#onward').hidden = false;
}
