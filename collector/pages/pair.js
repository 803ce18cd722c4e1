/** The pairing page: shows the link that it was opened with, and copies it. The code stays behind the `#` and is never sent. */
const link = document.querySelector('#link');
const copy = document.querySelector('#copy');
const state = document.querySelector('#state');

const hasCode = new URLSearchParams(location.hash.slice(1)).has('code');
document.querySelector('#offer').hidden = !hasCode;
if (hasCode) {
  link.value = location.href;
} else {
  state.textContent = 'This address has no pairing code. Open the whole link that the collector printed.';
}

copy.addEventListener('click', async () => {
  link.select();
  try {
    await navigator.clipboard.writeText(link.value);
    state.textContent = 'Copied.';
  } catch {
    state.textContent = 'The browser does not let this page copy. The link is selected: copy it with the keyboard.';
  }
});
