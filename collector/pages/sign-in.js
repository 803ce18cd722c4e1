/** Signs in with a name and a password, or sets a password by the code of a link. What stands behind the `#` no server logs. */
const find = (selector) => document.querySelector(selector);
const state = find('#state');
const asked = new URLSearchParams(location.hash.slice(1));
const setUpCode = asked.get('setup');
// Neither the code nor an old problem need stay in the history.
history.replaceState(null, '', location.pathname);

const problems = {
  'provider-unreachable': 'Your organisation’s sign-in does not answer. Try again in a moment, or ask an admin.',
  'provider-refused': 'Your organisation’s sign-in did not let you in, or it took too long. Try again.',
  'no-role': 'You have signed in, but nobody gave you a role in Cotrail yet: ask an admin.',
  disabled: 'This account was disabled: ask an admin.',
};
/** Where to go on in the dashboard: it is a hash, and so leads nowhere else. */
const nextKey = 'cotrail-next';

start();

function start() {
  if (asked.has('next')) sessionStorage.setItem(nextKey, asked.get('next'));
  if (asked.has('done')) return goOn();
  if (setUpCode !== null) return showSetUp();
  const problem = asked.get('problem');
  if (problem !== null) say(problems[problem] ?? 'Signing in did not work. Try again.');
  find('#sign-in').hidden = false;
  find('#name').focus();
  return showProvider();
}

async function showProvider() {
  try {
    const { provider } = await (await fetch('/api/v1/sign-in')).json();
    if (provider === null) return;
    find('#provider a').textContent = `Sign in with ${provider}`;
    find('#provider').hidden = false;
  } catch {
    say('The collector does not answer. Is it still running?');
  }
}

function showSetUp() {
  find('#title').textContent = 'Choose a password';
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
    say('The two are not the same: type it again.');
    return find('#again').select();
  }
  if (!(await post('/api/v1/sign-in/password', { code: setUpCode, password }, event.submitter))) return;
  find('#set-up').hidden = true;
  find('#sign-in').hidden = false;
  find('#title').textContent = 'Sign in to Cotrail';
  say('Your password is set: sign in with it now.');
  find('#name').focus();
});

/** True where it worked; else it has said what did not. */
async function post(path, body, button) {
  button.disabled = true;
  say('');
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!response.ok) say((await response.json()).message);
    return response.ok;
  } catch {
    say('The collector does not answer. Is it still running?');
    return false;
  } finally {
    button.disabled = false;
  }
}

function goOn() {
  const next = sessionStorage.getItem(nextKey) ?? '';
  sessionStorage.removeItem(nextKey);
  location.replace(`/${next.startsWith('#') ? next : ''}`);
}

function say(text) {
  state.textContent = text;
}
