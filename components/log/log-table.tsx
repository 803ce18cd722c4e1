/** The table of a log: its columns, folded where it is narrow, and the rows that the reader moves through. */
import { useRef } from 'preact/hooks';
import { isSamePlace, type LogRow } from '../../lib/audit/log-row.ts';
import type { ShownLog } from '../../lib/audit/related.ts';
import { t } from '../../lib/text/t.ts';
import { useWidth } from '../use-width.ts';
import { VirtualTable } from '../virtual-table.tsx';
import { columns, renderLogCell, type Column } from './log-cell.tsx';
import type { LogView } from './log-view.ts';
import styles from './log-table.module.css';
import type { Log } from './use-log.ts';

interface LogTableProps {
  name: ShownLog;
  log: Log;
  /** The row whose panel is open. */
  row: LogView['row'];
  /** `push`: the panel opens; `replace`: it follows the keys. */
  onOpen: (row: LogRow, how: 'push' | 'replace') => void;
  onClose: () => void;
  onPlace: (isSomewhere: boolean) => void;
}

/** From which width on (CSS px) a row has how many lines. */
const layouts = [
  { from: 1160, lines: 'wide', rowHeight: 34, headHeight: 28 },
  { from: 720, lines: 'two', rowHeight: 56, headHeight: 0 },
  { from: 460, lines: 'three', rowHeight: 78, headHeight: 0 },
  { from: 0, lines: 'four', rowHeight: 100, headHeight: 0 },
] as const;

export function LogTable({ name, log, row, onOpen, onClose, onPlace }: LogTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const layout = layouts.find(({ from }) => width >= from)!;
  const openRow = (index: number, how: 'push' | 'replace') => {
    const found = log.readRow(index);
    if (found !== null) onOpen(found, isSamePlace(found, row) ? 'replace' : how);
  };
  return (
    <div ref={box} class={styles['table']}>
      <VirtualTable
        label={t(`log.${name}.list`)}
        columns={columns.map((id) => ({ id, label: t(`log.column.${id}`) }))}
        count={log.count}
        total={log.total === null || log.total.more ? null : log.total.count}
        rowHeight={layout.rowHeight}
        headHeight={layout.headHeight}
        rowClass={[styles['row'], styles[layout.lines], layout.lines === 'wide' ? '' : styles['folded']].join(' ')}
        renderCell={(index, column) => {
          const found = log.readRow(index);
          return found === null ? null : renderLogCell(found, column as Column);
        }}
        waiting={t('log.row.loading')}
        lit={row === null ? -1 : log.findRow(row)}
        isBusy={log.state === 'loading'}
        onOpen={(index) => openRow(index, 'push')}
        onMove={(index) => row !== null && openRow(index, 'replace')}
        onEscape={onClose}
        onView={log.show}
        onPlace={onPlace}
      />
    </div>
  );
}
