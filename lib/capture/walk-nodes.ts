/** All nodes that an event of rrweb's brings into the picture. */
import { EventType, type eventWithTime, IncrementalSource } from '@rrweb/types';

/** What we read of rrweb's serialised nodes. */
export interface SeenNode {
  id: number;
  tagName?: string;
  isShadowHost?: boolean;
  attributes?: Record<string, unknown>;
  childNodes?: SeenNode[];
}

export function walkNodes(event: eventWithTime, visit: (node: SeenNode) => void): void {
  const walk = (node: SeenNode): void => {
    visit(node);
    node.childNodes?.forEach(walk);
  };
  if (event.type === EventType.FullSnapshot) walk(event.data.node);
  else if (event.type === EventType.IncrementalSnapshot && event.data.source === IncrementalSource.Mutation)
    for (const { node } of event.data.adds) walk(node);
}
