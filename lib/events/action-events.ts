/** The table of events that Cotrail knows: the category of each. An event that is not here is stored and shown as it is. No zod here. */

export const actionCategories = [
  'add',
  'edit',
  'set',
  'delete',
  'view',
  'login',
  'logout',
  'failed-login',
  'activate',
  'block',
  'cotrail',
  'other',
] as const;
export type ActionCategory = (typeof actionCategories)[number];

const crud = (noun: string, past: Record<string, ActionCategory>): Record<string, ActionCategory> =>
  Object.fromEntries(Object.entries(past).map(([verb, category]) => [`${noun}.${verb}`, category]));

/** Category by event. */
export const actionEvents: Readonly<Record<string, ActionCategory>> = {
  ...crud('account', {
    'logged-in': 'login',
    'logged-out': 'logout',
    'login-failed': 'failed-login',
    activated: 'activate',
    blocked: 'block',
    created: 'add',
    deleted: 'delete',
  }),
  ...crud('agent', { 'went-online': 'set', 'went-offline': 'set', 'status-changed': 'set' }),
  ...crud('conversation', {
    viewed: 'view',
    left: 'view',
    monitored: 'view',
    'transcript-exported': 'view',
    assigned: 'edit',
    'status-changed': 'edit',
    'priority-changed': 'edit',
    transferred: 'edit',
    accepted: 'edit',
    typified: 'edit',
    renamed: 'edit',
    tagged: 'add',
    untagged: 'delete',
    created: 'add',
    deleted: 'delete',
    'note-added': 'add',
    'participant-added': 'add',
    'participant-removed': 'delete',
    'follower-added': 'add',
    'follower-removed': 'delete',
    'marked-unread': 'edit',
    rated: 'add',
  }),
  ...crud('message', { sent: 'add', received: 'add', edited: 'edit', deleted: 'delete' }),
  ...crud('call', { started: 'add' }),
  ...crud('cobrowse', { joined: 'view', left: 'view' }),
  ...crud('meeting', { created: 'add', updated: 'edit', deleted: 'delete', joined: 'view', left: 'view', 'recording-started': 'add' }),
  ...crud('role', { created: 'add', changed: 'edit', deleted: 'delete' }),
  ...crud('permission', { changed: 'edit' }),
  ...crud('plugin', { changed: 'edit' }),
  ...crud('settings', { changed: 'edit' }),
  ...crud('tag', { created: 'add', renamed: 'edit', deleted: 'delete' }),
  ...crud('queue', {
    created: 'add',
    renamed: 'edit',
    deleted: 'delete',
    'working-hours-changed': 'edit',
    'agent-added': 'add',
    'agent-removed': 'delete',
    'sender-added': 'add',
    'sender-removed': 'delete',
    'default-sender-changed': 'edit',
    'assignment-method-changed': 'edit',
  }),
  ...crud('capacity', { created: 'add', changed: 'edit', deleted: 'delete' }),
  ...crud('route', {
    created: 'add',
    renamed: 'edit',
    'destination-queue-changed': 'edit',
    'priority-changed': 'edit',
    'enabled-changed': 'edit',
    'working-hours-only-changed': 'edit',
  }),
  ...crud('macro', { run: 'edit' }),
  ...crud('customer', { blocked: 'edit', unblocked: 'edit', added: 'add', edited: 'edit', deleted: 'delete' }),
  ...crud('campaign-list', { added: 'add', edited: 'edit', deleted: 'delete' }),
  ...crud('module', { set: 'set' }),
  ...crud('recording', { started: 'cotrail', paused: 'cotrail', resumed: 'cotrail', stopped: 'cotrail' }),
  ...crud('person', { named: 'cotrail' }),
  ...crud('replay', { viewed: 'cotrail' }),
  ...crud('log', { searched: 'cotrail' }),
  ...crud('transcript', { viewed: 'cotrail', saved: 'cotrail', printed: 'cotrail' }),
  ...crud('export', { created: 'cotrail' }),
  ...crud('endpoint', { changed: 'cotrail' }),
  ...crud('device', {
    enrolled: 'cotrail',
    changed: 'cotrail',
    revoked: 'cotrail',
    'went-silent': 'cotrail',
    'got-stuck': 'cotrail',
    'became-outdated': 'cotrail',
  }),
  ...crud('enrolment-link', { created: 'cotrail', withdrawn: 'cotrail' }),
  ...crud('website-key', { created: 'cotrail', withdrawn: 'cotrail' }),
  ...crud('erasure', { done: 'cotrail' }),
  ...crud('collector-log', { contradicted: 'cotrail' }),
  ...crud('retention', { applied: 'cotrail' }),
  ...crud('masking', { applied: 'cotrail' }),
  ...crud('push', { 'sent-again': 'cotrail' }),
  ...crud('report', { sent: 'cotrail' }),
  ...crud('backup', { created: 'cotrail' }),
  ...crud('hold', { set: 'cotrail', lifted: 'cotrail' }),
};

/** `other` for an event that the table does not know. */
export function readCategory(event: string): ActionCategory {
  return Object.hasOwn(actionEvents, event) ? actionEvents[event]! : 'other';
}

/** The agent's own doings: who logged in and out, and which status. They stand in the activity and in the audit log. */
export function isActivity(event: string): boolean {
  return event.startsWith('account.log') || event.startsWith('agent.');
}

export const logNames = ['conversations', 'activity', 'audit'] as const;
export type LogName = (typeof logNames)[number];

/** Conversation log: actions with a conversation. Audit log: the activity, and all the rest. */
export function listLogs(event: string, hasConversation: boolean): LogName[] {
  if (isActivity(event)) return hasConversation ? [...logNames] : ['activity', 'audit'];
  return [hasConversation ? 'conversations' : 'audit'];
}
