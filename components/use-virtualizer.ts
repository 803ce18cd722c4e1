/** What long lists and tables share: TanStack's virtualizer bound to one element, and where the keys lead. */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { useEffect, useReducer, useState } from 'preact/hooks';

interface VirtualSize {
  count: number;
  /** In CSS px, as is `headHeight`: that of what stays above the rows while they scroll. */
  rowHeight: number;
  headHeight?: number;
}

/** The component is drawn again when what is in view changes. */
export function useVirtualizer(box: { current: HTMLDivElement | null }, { count, rowHeight, headHeight = 0 }: VirtualSize) {
  const [, redraw] = useReducer((times: number, _: void) => times + 1, 0);
  const size = { count, estimateSize: () => rowHeight, scrollMargin: headHeight, scrollPaddingStart: headHeight };
  const [virtualizer] = useState(
    () =>
      new Virtualizer<HTMLDivElement, HTMLDivElement>({
        ...size,
        getScrollElement: () => box.current,
        scrollToFn: elementScroll,
        observeElementRect,
        observeElementOffset,
        overscan: 12,
        onChange: () => redraw(),
      }),
  );
  virtualizer.setOptions({ ...virtualizer.options, ...size });
  useEffect(() => virtualizer._didMount(), []);
  useEffect(() => virtualizer._willUpdate());
  // Sizes that were measured for another height of rows would stay.
  useEffect(() => virtualizer.measure(), [rowHeight]);
  return virtualizer;
}

/** Where a key leads from the shown row (-1: none yet), or null where it leads nowhere. */
export function findTarget(key: string, shown: number, page: number, count: number): number | null {
  const from = Math.max(shown, 0);
  const targets = new Map([
    ['ArrowDown', shown + 1],
    ['ArrowUp', from - 1],
    ['PageDown', from + page],
    ['PageUp', from - page],
    ['Home', 0],
    ['End', count - 1],
  ]);
  const target = targets.get(key);
  return target === undefined ? null : Math.min(Math.max(target, 0), count - 1);
}
