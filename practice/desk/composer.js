/** The reply box: contenteditable, as agents' composers are; Enter sends, Shift+Enter breaks the line. */

const pingMs = 1500;

export function startComposer(box, button, { send, ping }) {
  let pingedAt = 0;

  function submit() {
    const text = box.innerText.trim();
    if (text === '') return;
    box.textContent = '';
    send(text);
  }

  button.addEventListener('click', submit);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  box.addEventListener('input', () => {
    if (Date.now() - pingedAt < pingMs) return;
    pingedAt = Date.now();
    ping();
  });
}
