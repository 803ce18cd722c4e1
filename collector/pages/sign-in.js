/** Signs in with a name and a password, or sets a password by the code of a link. What stands behind the `#` no server logs. */
const find = (selector) => document.querySelector(selector);
const words = JSON.parse(find('#words').textContent);
const state = find('#state');
const asked = new URLSearchParams(location.hash.slice(1));
const setUpCode = asked.get('setup');
// Neither the code nor an old problem need stay in the history.
history.replaceState(null, '', location.pathname);

/** Where to go on in the dashboard: it is a hash, and so leads nowhere else. */
const nextKey = 'cotrail-next';

start();

function start() {
  if (asked.has('next')) sessionStorage.setItem(nextKey, asked.get('next'));
  if (asked.has('done')) return goOn();
  if (setUpCode !== null) return showSetUp();
  const problem = asked.get('problem');
  if (problem !== null) say(words[`pages.problem.${problem}`] ?? words['pages.failed']);
  find('#sign-in').hidden = false;
  find('#name').focus();
  return showProvider();
}

async function showProvider() {
  try {
    const { provider } = await (await fetch('/api/v1/sign-in')).json();
    if (provider === null) return;
    find('#provider a').textContent = words['pages.sign-in.with'].replace('{provider}', provider);
    find('#provider').hidden = false;
  } catch {
    say(words['pages.offline']);
  }
}

function showSetUp() {
  find('#title').textContent = words['pages.set-up.heading'];
  find('#set-up').hidden = false;
  find('#new-password').focus();
}

find('#sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const [name, password] = [find('#name').value.trim(), find('#password').value];
  if (await post('/api/v1/sign-in', { name, password }, event.submitter)) return goOn();
  find('#password').select();
});

find('#set-up').addEventListener('submit', async (event) => {
  event.preventDefault();
  const password = find('#new-password').value;
  if (password !== find('#again').value) {
    say(words['pages.set-up.not-same']);
    return find('#again').select();
  }
  if (!(await post('/api/v1/sign-in/password', { code: setUpCode, password }, event.submitter))) return;
  find('#set-up').hidden = true;
  find('#sign-in').hidden = false;
  find('#title').textContent = words['pages.sign-in.heading'];
  say(words['pages.set-up.done']);
  find('#name').focus();
});

/** True where it worked; else it has said what did not. */
async function post(path, body, button) {
  button.disabled = true;
  say('');
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!response.ok) say(describe(await response.json(), response.headers.get('retry-after')));
    return response.ok;
  } catch {
    say(words['pages.offline']);
    return false;
  } finally {
    button.disabled = false;
  }
}

/** The refusal's own sentence is English, for whoever writes programs: it is shown where these pages have no word for it. */
function describe({ error, message }, seconds) {
  const known = words[`pages.problem.${error}`];
  return known?.replace('{seconds}', seconds) ?? `${words['pages.failed']} (${message})`;
}

function goOn() {
  const next = sessionStorage.getItem(nextKey) ?? '';
  sessionStorage.removeItem(nextKey);
  location.replace(`/${next.startsWith('#') ? next : ''}`);
}

function say(text) {
  state.textContent = text;
}
