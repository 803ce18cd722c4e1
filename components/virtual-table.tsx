/** A long table of rows of one height, of which only those in view exist; its header stays, and the keys move through it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { findTarget, useVirtualizer } from './use-virtualizer.ts';
import rows from './virtual-rows.module.css';
import styles from './virtual-table.module.css';

export interface TableProps {
  label: string;
  columns: readonly { id: string; label: string }[];
  /** Rows that can be scrolled to now, and all that there are (null: more than anybody counts). */
  count: number;
  total: number | null;
  /** In CSS px. The header may be unseen where the columns are folded. */
  rowHeight: number;
  headHeight: number;
  /** Lays out the cells of a row and of the header alike. */
  rowClass: string;
  /** The cell of a column; null where the row is not here yet. */
  renderCell: (index: number, column: string) => ComponentChildren;
  /** What stands in a row that is not here yet. */
  waiting: string;
  /** The row that is lit up, or -1. */
  lit: number;
  isBusy: boolean;
  onOpen: (index: number) => void;
  /** The keys went to a row. */
  onMove: (index: number) => void;
  onEscape: () => void;
  /** What is in view, when it changes. */
  onView: (first: number, last: number) => void;
  /** Whether the reader is somewhere: has scrolled, or stands on a row. */
  onPlace: (isSomewhere: boolean) => void;
}

export function VirtualTable(props: TableProps) {
  const { label, columns, count, total, rowHeight, headHeight, rowClass, lit } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [current, setCurrent] = useState(-1);
  const virtualizer = useVirtualizer(box, { count, rowHeight, headHeight });
  const items = virtualizer.getVirtualItems();
  const [first = 0, last = -1] = [items[0]?.index, items.at(-1)?.index];
  const shown = current >= 0 ? Math.min(current, count - 1) : lit;
  const isSomewhere = current >= 0 || (virtualizer.scrollOffset ?? 0) > 1;

  useEffect(() => props.onView(first, last), [first, last, count]);
  useEffect(() => props.onPlace(isSomewhere), [isSomewhere]);
  useEffect(() => {
    if (lit >= 0) virtualizer.scrollToIndex(lit, { align: 'auto' });
  }, [lit === -1, rowHeight]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== box.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
    const target = findTarget(event.key, shown, page, count);
    if (event.key === 'Enter' && shown >= 0) props.onOpen(shown);
    else if (event.key === 'Escape') props.onEscape();
    else if (target !== null && target >= 0) {
      setCurrent(target);
      virtualizer.scrollToIndex(target, { align: 'auto' });
      props.onMove(target);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={box}
      class={rows['box']}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total === null ? -1 : Math.max(total, count) + 1}
      aria-colcount={columns.length}
      aria-busy={props.isBusy}
      aria-activedescendant={items.some(({ index }) => index === shown) ? `${id}-${shown}` : undefined}
      onKeyDown={onKeyDown}
      onBlur={(event) => event.target === box.current && setCurrent(-1)}
    >
      <Head columns={columns} rowClass={rowClass} height={headHeight} />
      <div role="rowgroup" class={rows['all']} style={{ blockSize: `${virtualizer.getTotalSize()}px` }}>
        {items.map(({ index, start }) => (
          <Row key={index} {...props} id={`${id}-${index}`} index={index} start={start - headHeight} isCurrent={index === current} />
        ))}
      </div>
    </div>
  );
}

/** Where the columns are folded it is for screen readers alone. */
function Head({ columns, rowClass, height }: Pick<TableProps, 'columns' | 'rowClass'> & { height: number }) {
  const look = height === 0 ? { class: 'unseen' } : { class: styles['head'], style: { blockSize: `${height}px` } };
  return (
    <div role="rowgroup" {...look}>
      <div role="row" aria-rowindex={1} class={rowClass}>
        {columns.map((column, place) => (
          <span key={column.id} role="columnheader" aria-colindex={place + 1} data-column={column.id}>
            {column.label}
          </span>
        ))}
      </div>
    </div>
  );
}

interface RowProps extends TableProps {
  id: string;
  index: number;
  /** CSS px from the first row's beginning. */
  start: number;
  isCurrent: boolean;
}

function Row({ id, index, start, isCurrent, columns, rowHeight, rowClass, renderCell, waiting, lit, onOpen }: RowProps) {
  const isLit = index === lit;
  const cells = columns.map((column) => renderCell(index, column.id));
  const isHere = cells.some((cell) => cell !== null);
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isLit}
      class={[rows['row'], styles['bordered'], rowClass, isLit ? rows['lit'] : '', isCurrent ? rows['current'] : ''].join(' ')}
      style={{ blockSize: `${rowHeight}px`, transform: `translateY(${start}px)` }}
      onClick={(event) => !isOwnClick(event) && onOpen(index)}
    >
      {isHere ? (
        columns.map((column, place) => (
          <span key={column.id} role="gridcell" aria-colindex={place + 1} data-column={column.id}>
            {cells[place]}
          </span>
        ))
      ) : (
        <span role="gridcell" aria-colindex={1} class={styles['waiting']}>
          {waiting}
        </span>
      )}
    </div>
  );
}

/** A link in a row is followed, and so is a click that opens something elsewhere; text that is being selected is no click. */
function isOwnClick(event: MouseEvent): boolean {
  const isLink = event.target instanceof Element && event.target.closest('a, button') !== null;
  return isLink || event.ctrlKey || event.metaKey || getSelection()?.type === 'Range';
}
