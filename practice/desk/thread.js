/** The messages of a conversation. It follows new ones while the reader is at the end, and stays where they read otherwise. */

export function createThread(root) {
  let lastId = 0;

  function add(messages) {
    const atEnd = root.scrollHeight - root.scrollTop - root.clientHeight < 40;
    const fresh = messages.filter(({ id }) => id > lastId); // two polls may have asked for the same
    root.append(...fresh.map(drawMessage));
    lastId = fresh.at(-1)?.id ?? lastId;
    if (atEnd) root.scrollTop = root.scrollHeight;
  }

  return {
    add,
    lastId: () => lastId,
    reset(messages) {
      root.replaceChildren();
      lastId = 0;
      add(messages);
      root.scrollTop = root.scrollHeight;
    },
  };
}

function drawMessage({ from, text, at }) {
  const item = document.createElement('li');
  item.className = from;
  const words = document.createElement('p');
  words.textContent = text;
  const time = document.createElement('time');
  time.dateTime = new Date(at).toISOString();
  time.textContent = new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  item.append(words, time);
  return item;
}
