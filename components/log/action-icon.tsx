/** The icons of actions: what kind of change it was, and what kind of hand made it. */
import {
  Asterisk,
  Ban,
  Bot,
  CircleDot,
  Eye,
  Headset,
  LogIn,
  LogOut,
  Pencil,
  Plug,
  Plus,
  ShieldX,
  SlidersHorizontal,
  Smile,
  Trash2,
  UserCheck,
  UserRound,
} from 'lucide-preact';
import { readCategory, type ActionCategory } from '../../lib/events/action-events.ts';
import type { Action } from '../../lib/events/action.ts';

const categoryIcons = {
  add: Plus,
  edit: Pencil,
  set: SlidersHorizontal,
  delete: Trash2,
  view: Eye,
  login: LogIn,
  logout: LogOut,
  'failed-login': ShieldX,
  activate: UserCheck,
  block: Ban,
  cotrail: CircleDot,
  other: Asterisk,
} satisfies Record<ActionCategory, unknown>;

const kindIcons = { agent: Headset, customer: Smile, user: UserRound, system: Bot, api: Plug } satisfies Record<
  Action['actor']['kind'],
  unknown
>;

export function EventIcon({ event }: { event: string }) {
  const Icon = categoryIcons[readCategory(event)];
  return <Icon size={14} strokeWidth={1.75} aria-hidden="true" />;
}

export function KindIcon({ kind }: { kind: Action['actor']['kind'] }) {
  const Icon = kindIcons[kind];
  return <Icon size={14} strokeWidth={1.75} aria-hidden="true" />;
}
