/** A long list of rows of one height, of which only those in view exist; moved through by arrows, opened by Enter. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { findTarget, useVirtualizer } from './use-virtualizer.ts';
import styles from './virtual-list.module.css';
import rows from './virtual-rows.module.css';

interface VirtualListProps {
  label: string;
  count: number;
  /** In CSS px. */
  rowHeight: number;
  renderRow: (index: number) => ComponentChildren;
  /** A link or button at the end of a row. It stands beside the list, since an option may hold nothing that can be pressed. */
  renderBeside?: (index: number) => ComponentChildren;
  onOpen: (index: number) => void;
  /** Where a row leads, for whoever opens it in another tab or takes its address. */
  hrefOf?: (index: number) => string;
  /** The row that is lit up from outside, or -1. It is kept in view while `follows`. */
  lit?: number;
  follows?: boolean;
  /** The reader took over the scrolling. */
  onScrolled?: () => void;
  /** The last rows are in view: more may be loaded. */
  onEnd?: () => void;
}

export function VirtualList(props: VirtualListProps) {
  const { label, count, rowHeight, lit = -1, follows = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [current, setCurrent] = useState(-1);
  const virtualizer = useVirtualizer(box, { count, rowHeight });
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
    const target = findTarget(event.key, shown, page, count);
    if (event.key === 'Enter' && shown >= 0) props.onOpen(shown);
    else if (target !== null) move(target);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={box}
      class={rows['box']}
      tabIndex={-1}
      onWheel={() => props.onScrolled?.()}
      onTouchMove={() => props.onScrolled?.()}
      onPointerDown={(event) => event.target === box.current && props.onScrolled?.()}
    >
      <RowLinks {...props} items={items} />
      <div
        class={[rows['all'], styles['list'], props.hrefOf && styles['linked']].join(' ')}
        style={{ blockSize: `${virtualizer.getTotalSize()}px` }}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={items.some(({ index }) => index === shown) ? `${id}-${shown}` : undefined}
        onKeyDown={onKeyDown}
        onBlur={() => setCurrent(-1)}
      >
        {items.map(({ index, start }) => (
          <Option key={index} {...props} id={`${id}-${index}`} index={index} start={start} isCurrent={index === current} />
        ))}
      </div>
      {items.map(({ index, start }) => (
        <Beside key={index} {...props} index={index} start={start} />
      ))}
    </div>
  );
}

interface OptionProps extends VirtualListProps {
  id: string;
  index: number;
  /** CSS px from the list's beginning. */
  start: number;
  isCurrent: boolean;
}

function Option({ id, index, start, isCurrent, count, lit, rowHeight, renderRow, onOpen }: OptionProps) {
  const isLit = index === lit;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isLit}
      aria-posinset={index + 1}
      aria-setsize={count}
      class={[rows['row'], isLit ? rows['lit'] : '', isCurrent ? rows['current'] : ''].join(' ')}
      style={{ blockSize: `${rowHeight}px`, transform: `translateY(${start}px)` }}
      onClick={(event) => !event.ctrlKey && !event.metaKey && onOpen(index)}
    >
      {renderRow(index)}
    </div>
  );
}

/** Each lies below its option, which may hold nothing that can be pressed; the keyboard has the list. */
function RowLinks({ items, rowHeight, hrefOf, onOpen }: VirtualListProps & { items: readonly { index: number; start: number }[] }) {
  if (hrefOf === undefined) return null;
  return items.map(({ index, start }) => (
    <a
      key={index}
      class={rows['row']}
      style={{ blockSize: `${rowHeight}px`, transform: `translateY(${start}px)` }}
      href={hrefOf(index)}
      tabIndex={-1}
      aria-hidden="true"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(index);
      }}
    />
  ));
}

function Beside({ index, start, rowHeight, renderBeside }: Pick<OptionProps, 'index' | 'start' | 'rowHeight' | 'renderBeside'>) {
  const content = renderBeside?.(index) ?? null;
  if (content === null) return null;
  return (
    <span class={styles['beside']} style={{ blockSize: `${rowHeight}px`, transform: `translateY(${start}px)` }}>
      {content}
    </span>
  );
}
