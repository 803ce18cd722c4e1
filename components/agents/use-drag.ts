/** Dragging over a part of the axis: what is being selected, and what was when the pointer is let go. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Stretch } from '../../lib/activity/stretches.ts';

/** A shorter way is a click that shook, in CSS px. */
const shortestPx = 5;

export function useDrag(timeAt: (clientX: number) => number, onSelect: (from: number, to: number) => void) {
  const [selected, setSelected] = useState<Stretch | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const onPointerDown = (event: PointerEvent) => {
    const isOnThing = event.target instanceof Element && event.target.closest('button') !== null;
    if (event.button !== 0 || isOnThing || event.pointerType === 'touch') return;
    event.preventDefault();
    const startX = event.clientX;
    const read = (x: number): Stretch => {
      const [a, b] = [timeAt(startX), timeAt(x)];
      return { from: Math.min(a, b), to: Math.max(a, b) };
    };
    const end = new AbortController();
    stop.current = end;
    const { signal } = end;
    addEventListener('pointermove', ({ clientX }) => setSelected(read(clientX)), { signal });
    const finish = ({ clientX, type }: PointerEvent) => {
      end.abort();
      setSelected(null);
      const { from, to } = read(clientX);
      if (type === 'pointerup' && Math.abs(clientX - startX) >= shortestPx) onSelect(from, to);
    };
    addEventListener('pointerup', finish, { signal });
    addEventListener('pointercancel', finish, { signal });
  };
  return { selected, onPointerDown };
}
