/** Two hours of a busy console as its recorder writes them: messages, typing, moving conversations, the pointer, full pictures by the recorder's own rule. */
import { createCheckout } from '../../lib/capture/checkout.ts';

export interface RecordedEvent {
  type: number;
  timestamp: number;
  data: unknown;
}

interface Node {
  type: number;
  id: number;
  tagName?: string;
  attributes?: Record<string, string>;
  childNodes?: Node[];
  textContent?: string;
}

const shownMessages = 200;
const look = `body { margin: 0; font: 14px sans-serif; display: grid; grid-template-columns: 260px 1fr } nav div { padding: 6px } article { padding: 8px; margin: 4px; background: #eef }
${Array.from({ length: 300 }, (_, index) => `.u${index} { color: #${(index * 7919).toString(16).padStart(6, '0').slice(0, 6)}; padding: ${index % 9}px }`).join('\n')}`;

/** `pageTime` shows the second that a picture is of in `#time`, so that whoever looks can tell. */
export function makeLongSession(startAt: number, seconds: number): { events: RecordedEvent[]; pictures: number } {
  let lastId = 1;
  let now = 0;
  const text = (textContent: string): Node => ({ type: 3, id: ++lastId, textContent });
  const element = (tagName: string, attributes: Record<string, string>, childNodes: Node[]): Node => ({
    ...{ type: 2, id: ++lastId, tagName, attributes, childNodes },
  });
  const newRow = (index: number): Node =>
    element('div', { class: `row u${index}` }, [element('b', {}, [text(`Customer ${index}`)]), element('span', {}, [text('last words')])]);
  const newMessage = (index: number): Node =>
    element('article', { class: `message u${index % 300}`, 'data-id': String(index) }, [
      element('header', {}, [element('b', {}, [text('Jane')]), element('time', {}, [text(`12:${index % 60}`)])]),
      element('p', {}, [
        text(`Message number ${index} with words in it, `),
        element('a', { href: `/x?y=${index}` }, [text('a link')]),
        text(' and more words after it, as people write.'),
      ]),
    ]);
  const time = text('0');
  const typing = element('p', { class: 'typing' }, [text('typing')]);
  const list = element(
    'nav',
    {},
    Array.from({ length: 60 }, (_, index) => newRow(index)),
  );
  const log = element(
    'main',
    {},
    Array.from({ length: shownMessages }, (_, index) => newMessage(index)),
  );
  const body = element('body', {}, [list, log, typing, element('p', { id: 'time' }, [time])]);
  const html = element('html', {}, [element('head', {}, [element('style', {}, [text(look)])]), body]);
  const root: Node = { type: 0, id: 1, childNodes: [html] };

  const events: RecordedEvent[] = [];
  const checkout = createCheckout(() => now);
  let pictures = 0;
  const write = (type: number, data: unknown): number => {
    events.push({ type, timestamp: startAt + now, data });
    return JSON.stringify(data).length;
  };
  const takePicture = () => {
    checkout.begin();
    write(4, { href: 'https://chat.example/', width: 1200, height: 800 });
    checkout.end(write(2, structuredClone({ node: root, initialOffset: { top: 0, left: 0 } })));
    pictures += 1;
  };
  const change = (data: object) => {
    if (checkout.add(write(3, data))) takePicture();
  };
  const mutate = (parts: object) => change({ source: 0, texts: [], attributes: [], removes: [], adds: [], ...parts });

  takePicture();
  for (let index = 0; index < seconds * 5; index++) {
    now = (index + 1) * 200;
    const message = newMessage(shownMessages + index);
    const gone = log.childNodes!.shift()!;
    log.childNodes!.push(message);
    const removes = [{ parentId: log.id, id: gone.id }];
    mutate({ removes, adds: structuredClone([{ parentId: log.id, nextId: null, node: message }]) });
    typing.attributes!['class'] = `typing dots${index % 3}`;
    mutate({ attributes: [{ id: typing.id, attributes: { class: typing.attributes!['class'] } }] });
    if (index % 5 === 4) {
      time.textContent = String(Math.round(now / 1000));
      const row = list.childNodes!.pop()!;
      list.childNodes!.unshift(row);
      const place = { parentId: list.id, nextId: list.childNodes![1]!.id };
      mutate({
        texts: [{ id: time.id, value: time.textContent }],
        removes: [{ parentId: list.id, id: row.id }],
        adds: structuredClone([{ ...place, node: row }]),
      });
      const positions = Array.from({ length: 5 }, (_, step) => ({
        x: (index * 13 + step * 9) % 1200,
        y: 300,
        id: log.id,
        timeOffset: step * 100 - 500,
      }));
      change({ source: 1, positions });
    }
  }
  return { events, pictures };
}
