/** The pairing page: shows the link that it was opened with, and copies it. The code stays behind the `#` and is never sent. */
const words = JSON.parse(document.querySelector('#words').textContent);
const link = document.querySelector('#link');
const copy = document.querySelector('#copy');
const state = document.querySelector('#state');

const hasCode = new URLSearchParams(location.hash.slice(1)).has('code');
document.querySelector('#offer').hidden = !hasCode;
if (hasCode) {
  link.value = location.href;
} else {
  state.textContent = words['pages.pair.no-code'];
}

copy.addEventListener('click', async () => {
  link.select();
  try {
    await navigator.clipboard.writeText(link.value);
    state.textContent = words['pages.pair.copied'];
  } catch {
    state.textContent = words['pages.pair.not-copied'];
  }
});
