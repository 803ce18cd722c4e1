/** The settings form, with the fields that must never be recorded. */
import { call } from './api.js';

export function startSettings(form) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { savedAt } = await call('PATCH', '/settings', { displayName: form.elements.displayName.value });
    form.querySelector('#saved').textContent = `Saved at ${new Date(savedAt).toLocaleTimeString()}`;
  });
  const show = form.querySelector('#show-password');
  show.addEventListener('click', () => {
    const { password } = form.elements;
    password.type = password.type === 'password' ? 'text' : 'password';
    show.textContent = password.type === 'password' ? 'Show password' : 'Hide password';
  });
}
