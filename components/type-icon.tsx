/** The icon of each kind of row and interaction: the same on every screen. */
import {
  Asterisk,
  Braces,
  FileInput,
  Flag,
  Keyboard,
  MousePointerClick,
  MoveVertical,
  Navigation,
  TextSelect,
  Unplug,
  Zap,
  CircleDot,
} from 'lucide-preact';
import type { RowKind } from '../lib/timeline/rows.ts';

const icons = {
  click: MousePointerClick,
  scroll: MoveVertical,
  input: Keyboard,
  form: FileInput,
  selection: TextSelect,
  'page-change': Navigation,
  custom: Braces,
  action: Zap,
  gap: Unplug,
  mark: Flag,
  session: CircleDot,
  other: Asterisk,
} satisfies Record<RowKind, unknown>;

export function TypeIcon({ kind }: { kind: RowKind }) {
  const Icon = icons[kind];
  return <Icon size={14} strokeWidth={1.75} aria-hidden="true" />;
}
