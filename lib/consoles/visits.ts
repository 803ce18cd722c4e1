/** Visits to conversations in one document: from when one is first to be seen until another one, or none, is open. Hidden time does not count. */

export interface Visit {
  visit: string;
  conversation: string;
  link: string | null;
  evidence: 'page' | 'route';
}

export interface Visits {
  /** What is open now; null: none. The same one again changes nothing. */
  open(conversation: Omit<Visit, 'visit'> | null, at: number): void;
  setVisible(visible: boolean, at: number): void;
  readOpen(): string | null;
}

export interface VisitEvents {
  onViewed(visit: Visit, at: number): void;
  onLeft(visit: Visit, at: number, dwellMs: number): void;
}

export function createVisits(newId: () => string, isVisible: boolean, { onViewed, onLeft }: VisitEvents): Visits {
  let current: Visit | null = null;
  let isViewed = false;
  let seenSince: number | null = null;
  let seenMs = 0;
  let visible = isVisible;

  function see(at: number): void {
    if (current === null || !visible) return;
    seenSince = at;
    if (!isViewed) onViewed(current, at);
    isViewed = true;
  }

  function stopSeeing(at: number): void {
    if (seenSince !== null) seenMs += Math.max(0, at - seenSince);
    seenSince = null;
  }

  return {
    open(next, at) {
      if (next?.conversation === current?.conversation) return;
      stopSeeing(at);
      if (current !== null && isViewed) onLeft(current, at, seenMs);
      current = next === null ? null : { visit: newId(), ...next };
      isViewed = false;
      seenMs = 0;
      see(at);
    },
    setVisible(next, at) {
      if (next === visible) return;
      visible = next;
      if (visible) see(at);
      else stopSeeing(at);
    },
    readOpen: () => current?.conversation ?? null,
  };
}
