/** What a page's script changes without a trace in its tree, looked for once a second: rules of style sheets, values of fields, shadow roots. */
import { EventType, type eventWithTime, IncrementalSource } from '@rrweb/types';
import type { CaptureContext } from './context.ts';
import { createLateAdopted } from './late-adopted.ts';
import { createLateFields, isField } from './late-fields.ts';
import { createChange, createLateStyles, type Mirror, type Root } from './late-styles.ts';
import { walkNodes } from './walk-nodes.ts';

export interface LateChanges {
  /** Reads what an event of rrweb's shows, so that only what it does not show is told. */
  note(event: eventWithTime): void;
  stop(): void;
}

const lookMs = 1000;
/** A page whose elements get their shadow roots one by one may not have us take picture after picture. */
const pictureMs = 5000;

export function watchLateChanges(
  emit: (event: eventWithTime) => void,
  mirror: Mirror,
  { masks }: Pick<CaptureContext, 'masks'>,
  takePicture: () => void,
): LateChanges {
  const roots = new Set<Root>();
  const fields = new Set<Element>();
  /** Elements of the page's own kinds, which may be given a shadow root when their kind is defined. */
  const custom = new Set<Element>();
  const emitChange = (source: IncrementalSource, data: object): void => emit(createChange(source, data));
  const styles = createLateStyles(emitChange, mirror);
  const adopted = createLateAdopted(emitChange, mirror);
  const values = createLateFields(emitChange, mirror, masks);
  let tookAt = 0;

  function addRoot(root: Root): void {
    roots.add(root);
    adopted.note(root);
  }

  function addElement(element: Element, tag: string, isHost: boolean): void {
    if (isHost && element.shadowRoot) addRoot(element.shadowRoot);
    else if (tag.includes('-')) custom.add(element);
    if (tag === 'style') styles.note(element as HTMLStyleElement);
    if (!isField(tag)) return;
    fields.add(element);
    values.note(element);
  }

  function look(): void {
    if (document.visibilityState === 'hidden') return;
    for (const root of keepThere(roots, isThere)) {
      styles.look(root);
      adopted.look(root);
    }
    for (const field of keepThere(fields, ({ isConnected }) => isConnected)) values.look(field);
    if (Date.now() - tookAt < pictureMs || !hasNewRoot(custom, roots, masks)) return;
    tookAt = Date.now();
    takePicture();
  }

  const timer = setInterval(look, lookMs);
  return {
    note(event) {
      if (event.type === EventType.FullSnapshot) {
        for (const set of [roots, fields, custom]) set.clear();
        adopted.forget();
      }
      walkNodes(event, ({ id, tagName, isShadowHost }) => {
        const node = mirror.getNode(id);
        if (node?.nodeType === 9) addRoot(node as Document);
        else if (node !== null && tagName !== undefined) addElement(node as Element, tagName, isShadowHost === true);
      });
      if (event.type !== EventType.IncrementalSnapshot || event.data.source !== IncrementalSource.Input) return;
      const field = mirror.getNode(event.data.id);
      if (field !== null) values.note(field as Element);
    },
    stop: () => clearInterval(timer),
  };
}

/** What has left the page is forgotten: it is noted again where it comes back. */
function keepThere<T>(set: Set<T>, isStill: (one: T) => boolean): Set<T> {
  for (const one of set) if (!isStill(one)) set.delete(one);
  return set;
}

function isThere(root: Root): boolean {
  return 'host' in root ? root.host.isConnected : root.defaultView !== null;
}

function hasNewRoot(custom: Set<Element>, roots: ReadonlySet<Root>, masks: CaptureContext['masks']): boolean {
  return [...keepThere(custom, ({ isConnected }) => isConnected)].some(
    (element) => element.shadowRoot !== null && !roots.has(element.shadowRoot) && masks.readBlocked(element) === null,
  );
}
