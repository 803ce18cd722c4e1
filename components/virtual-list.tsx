/** A long list of rows of one height, of which only those in view exist; moved through by arrows, opened by Enter. */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useReducer, useRef, useState } from 'preact/hooks';
import styles from './virtual-list.module.css';

interface VirtualListProps {
  label: string;
  count: number;
  /** In CSS px. */
  rowHeight: number;
  renderRow: (index: number) => ComponentChildren;
  onOpen: (index: number) => void;
  /** The row that is lit up from outside, or -1. It is kept in view while `follows`. */
  lit?: number;
  follows?: boolean;
  /** The reader took over the scrolling. */
  onScrolled?: () => void;
  /** The last rows are in view: more may be loaded. */
  onEnd?: () => void;
  rowClass?: (index: number) => string | undefined;
}

export function VirtualList(props: VirtualListProps) {
  const { label, count, rowHeight, lit = -1, follows = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [current, setCurrent] = useState(-1);
  const virtualizer = useVirtualizer(box, count, rowHeight);
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const shown = current >= 0 ? Math.min(current, count - 1) : lit;

  useEffect(() => {
    if (follows && lit >= 0) virtualizer.scrollToIndex(lit, { align: 'auto' });
  }, [lit, follows, count]);
  useEffect(() => {
    if (count > 0 && last >= count - 10) props.onEnd?.();
  }, [last, count]);

  const move = (index: number) => {
    const next = Math.min(Math.max(index, 0), count - 1);
    setCurrent(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
    props.onScrolled?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const from = Math.max(shown, 0);
    const targets: Record<string, number> = {
      ArrowDown: shown + 1,
      ArrowUp: from - 1,
      PageDown: from + page,
      PageUp: from - page,
      Home: 0,
      End: count - 1,
    };
    if (event.key === 'Enter' && shown >= 0) props.onOpen(shown);
    else if (targets[event.key] !== undefined) move(targets[event.key]!);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={box}
      class={styles['box']}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={items.some(({ index }) => index === shown) ? `${id}-${shown}` : undefined}
      onKeyDown={onKeyDown}
      onWheel={() => props.onScrolled?.()}
      onTouchMove={() => props.onScrolled?.()}
      onPointerDown={(event) => event.target === box.current && props.onScrolled?.()}
      onBlur={() => setCurrent(-1)}
    >
      <div class={styles['all']} style={{ blockSize: `${virtualizer.getTotalSize()}px` }}>
        {items.map(({ index, start }) => (
          <div
            key={index}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === lit}
            aria-posinset={index + 1}
            aria-setsize={count}
            class={[
              styles['row'],
              index === lit ? styles['lit'] : '',
              index === current ? styles['current'] : '',
              props.rowClass?.(index),
            ].join(' ')}
            style={{ blockSize: `${rowHeight}px`, transform: `translateY(${start}px)` }}
            onClick={(event) => !event.ctrlKey && !event.metaKey && props.onOpen(index)}
          >
            {props.renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** TanStack's virtualizer, bound to one element; the component is drawn again when what is in view changes. */
function useVirtualizer(box: { current: HTMLDivElement | null }, count: number, rowHeight: number) {
  const [, redraw] = useReducer((times: number, _: void) => times + 1, 0);
  const [virtualizer] = useState(
    () =>
      new Virtualizer<HTMLDivElement, HTMLDivElement>({
        count,
        estimateSize: () => rowHeight,
        getScrollElement: () => box.current,
        scrollToFn: elementScroll,
        observeElementRect,
        observeElementOffset,
        overscan: 12,
        onChange: () => redraw(),
      }),
  );
  virtualizer.setOptions({ ...virtualizer.options, count, estimateSize: () => rowHeight });
  useEffect(() => virtualizer._didMount(), []);
  useEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
