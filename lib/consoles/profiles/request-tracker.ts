/** Request Tracker 5, wherever a company hosts it, also below a sub-path. Every page is a whole load, every change a form or a link. */
import type { Condition, Profile, Rule, Value, When } from '../profile.ts';

const at = (path: string): string => `:base(.*)${path}`;
/** Its own links part parameters by `;` as often as by `&`. */
const ticket = '(.*[&;])?id=:cid(\\d+)([&;].*)?';
const pages = at('/Ticket/(Display|Update|History|Modify|ModifyAll|ModifyPeople|ModifyDates|ModifyLinks|Reminders|Forward).html');

const filled = (field: string): Condition => ({ value: `body:${field}`, exists: true, not: [''] });
const post = (path: string, ...where: Condition[]): When => ({ request: { method: ['POST'], path: at(path), where } });
/** A form may be sent for a preview or for one more file: it is meant when its own button sent it. */
const isMeant = filled('SubmitTicket');

const updates = (...where: Condition[]): When => post('/Ticket/Update.html', isMeant, ...where);
/** All forms in which a ticket's fields stand; that in the ticket's page itself has no named button. */
const changes = (...where: Condition[]): When[] => [
  updates(...where),
  post('/Ticket/(Modify|ModifyAll|ModifyPeople).html', isMeant, ...where),
  post('/Ticket/Display.html', { value: 'body:id', like: '^\\d+$' }, ...where),
];
/** A line of a list that is edited where it stands. */
const inList = (field: string): When => ({
  request: { method: ['POST'], path: at('/Helpers/TicketUpdate'), search: ticket, where: [filled(field)] },
});
/** A link that changes the ticket. */
const linked = (action: string): When[] =>
  [
    `(.*[&;])?Action=${action}([&;]|[&;].*[&;])id=:cid(\\d+)([&;].*)?`,
    `(.*[&;])?id=:cid(\\d+)([&;]|[&;].*[&;])Action=${action}([&;].*)?`,
  ].map((search) => ({ request: { method: ['GET'], path: at('/Ticket/Display.html'), search } }));

/** Its answer is a redirect whether it did it or not, and forms send every field: the page that follows tells what has become of it. */
const whatIsShown = { provenance: 'verified', changes: 'only', success: { shown: true } } as const;

/** One field of a ticket, in forms and in lists. */
const field = (name: string, event: string, key: string, to: Rule['to']): Rule[] => [
  { id: `${name}-form`, event, ...whatIsShown, when: changes(filled(key)), conversation: 'body:id', field: name, ...(to && { to }) },
  {
    ...{ id: `${name}-list`, event, provenance: 'source', when: [inList(key)], field: name, changes: 'only', ...(to && { to }) },
    success: { where: [{ value: 'response:actions[0]', exists: true }] },
  },
];

/** The menu of every page of a ticket leads to it. */
const shownId: Value = { of: 'attr:href@#page-display', match: '[?&;]id=(\\d+)' };
/** Nobody owns a ticket that this user owns. */
const nobody = { '6': null };
const chosen = (name: string): string => `select[name="${name}"] option[selected]`;
/** People are shown as `ada (Ada Agent)`; all else that knows them calls them `ada`. */
const nameOf = (selector: string): Value => [{ of: `text:${selector}`, match: '^(\\S+) \\(.*\\)$' }, `text:${selector}`];
/** A page's heading holds it, whatever the language; a form's field holds what is being typed. */
const subjectShown: Value = { of: 'text:#header h1', match: '#\\d+: (.*)$' };
const withoutNote = '^(.*?)(?: \\([^()]*\\))?$';

export const requestTracker: Profile = {
  format: 1,
  id: 'request-tracker',
  name: 'Request Tracker',
  version: '1.0.0',
  versions: '5.0',
  sources: ['Debian request-tracker5 5.0.3, its pages and an agent’s shift in Chromium and Firefox, compared with its own history'],
  hosts: [],
  conversation: {
    routes: [
      { path: pages, search: ticket },
      { path: at('/m/ticket/(show|reply|history)'), search: ticket },
    ],
    // A form that was sent and answered without a redirect has no id in its address.
    opened: [{ when: [{ load: { path: at('/Ticket/*') } }], id: shownId }],
    link: '{origin}{+base}/Ticket/Display.html?id={cid}',
    group: 'queue',
    groupType: 'queue',
  },
  people: 'agent',
  person: [
    {
      when: [{ load: { where: [{ value: 'attr:href@#preferences', exists: true }] } }],
      id: { of: 'attr:href@#preferences', match: '[?&;]id=(\\d+)' },
      name: 'text:#preferences .current-user',
    },
  ],
  remember: [
    {
      when: [{ load: { path: at('/Ticket/Display.html') } }],
      type: 'conversation',
      id: shownId,
      set: {
        status: 'text:.ticket-info-basics .status .current-value',
        queue: [
          { of: `attr:value@.ticket-info-basics ${chosen('Queue')}`, named: 'queue' },
          'text:.ticket-info-basics .queue .current-value',
        ],
        owner: { of: 'attr:data-user-id@.ticket-info-people .owner .user', map: nobody, named: 'agent' },
        priority: { of: `attr:value@.ticket-info-basics ${chosen('Priority')}`, named: 'priority' },
        subject: subjectShown,
      },
    },
    {
      when: [{ load: { path: at('/Ticket/(Update|Modify|ModifyAll|ModifyPeople).html') } }],
      type: 'conversation',
      id: shownId,
      set: {
        status: {
          of: 'text:form:is([name="TicketUpdate"],[name^="TicketModify"]) select[name="Status"] option[value=""]',
          match: withoutNote,
        },
        queue: { of: `attr:value@form[name^="TicketModify"] ${chosen('Queue')}`, named: 'queue' },
        owner: { of: `attr:value@form:is([name^="TicketModify"],[name="TicketPeople"]) ${chosen('Owner')}`, map: nobody, named: 'agent' },
        priority: { of: `attr:value@form[name^="TicketModify"] ${chosen('Priority')}`, named: 'priority' },
        subject: subjectShown,
      },
    },
    ...(['Owner', 'Queue', 'Priority'] as const).map((name) => ({
      // What a form shows, and what was chosen in it when it is sent.
      when: [{ load: { path: at('/Ticket/*') } }, { dom: { event: 'submit' as const, selector: 'form' } }],
      type: { Owner: 'agent', Queue: 'queue', Priority: 'priority' }[name],
      id: `attr:value@select[name="${name}"] option:not([value=""]):checked`,
      set: { name: nameOf(`select[name="${name}"] option:not([value=""]):checked`) },
    })),
    {
      when: [{ load: { path: at('/Ticket/Display.html') } }],
      type: 'agent',
      id: 'attr:data-user-id@.ticket-info-people .owner .user',
      set: { name: nameOf('.ticket-info-people .owner .user') },
    },
  ],
  rules: [
    {
      id: 'log-in',
      event: 'account.logged-in',
      provenance: 'verified',
      when: [post('/NoAuth/Login.html', { value: 'status:', is: [302] })],
      ...{ entity: null, conversation: null, by: { name: 'body:user' } },
    },
    {
      id: 'log-in-failed',
      event: 'account.login-failed',
      provenance: 'verified',
      when: [post('/NoAuth/Login.html', { value: 'status:', is: [200] })],
      ...{ entity: null, conversation: null, by: { name: 'body:user' } },
    },
    {
      id: 'log-out',
      event: 'account.logged-out',
      provenance: 'verified',
      when: [{ request: { method: ['GET'], path: at('/NoAuth/Logout.html') } }],
      ...{ entity: null, conversation: null },
    },
    {
      id: 'create',
      event: 'conversation.created',
      provenance: 'verified',
      when: [post('/Ticket/Create.html', isMeant), post('/(index.html)?', filled('QuickCreate'))],
      conversation: { of: 'redirect:', match: '[?&;]id=(\\d+)' },
      success: { statuses: [302] },
    },
    {
      id: 'reply',
      event: 'message.sent',
      provenance: 'verified',
      when: [updates({ value: 'body:UpdateType', is: ['response'] }, filled('UpdateContent'))],
      text: { value: 'body:UpdateContent' },
      ...{ conversation: 'body:id', success: { statuses: [302] } },
    },
    {
      id: 'comment',
      event: 'conversation.note-added',
      provenance: 'verified',
      when: [updates({ value: 'body:UpdateType', is: ['private'] }, filled('UpdateContent'))],
      ...{ conversation: 'body:id', success: { statuses: [302] } },
    },
    ...field('status', 'conversation.status-changed', 'Status', 'body:Status'),
    ...field('queue', 'conversation.assigned', 'Queue', { of: 'body:Queue', named: 'queue' }),
    ...field('owner', 'conversation.assigned', 'Owner', { of: 'body:Owner', match: '^(\\d+)$', map: nobody, named: 'agent' }),
    ...field('priority', 'conversation.priority-changed', 'Priority', { of: 'body:Priority', named: 'priority' }),
    ...field('subject', 'conversation.renamed', 'Subject', 'body:Subject'),
    {
      ...{ id: 'take', event: 'conversation.assigned', provenance: 'verified', when: linked('(Take|Steal)'), field: 'owner' },
      ...{ to: { of: 'const:self', named: 'self' }, success: { shown: true } },
    },
    {
      ...{ id: 'untake', event: 'conversation.assigned', provenance: 'verified', when: linked('Untake'), field: 'owner' },
      ...{ to: { of: 'const:none', map: { none: null } }, success: { shown: true } },
    },
  ],
  ignore: [
    { path: at('/Helpers/(PreviewScrips|ShowSimplifiedRecipients|TicketHistory|UserInfo|Autocomplete/*)') },
    { path: at('/Helpers/Upload/(Add|Delete)') },
    { path: at('/Search/*') },
  ],
  notCovered: [
    {
      what: 'A reply that is nothing but a file',
      reason: 'The file was uploaded before, and the form that sends it looks as an empty one does',
    },
    { what: 'Changes to many tickets at once (Search/Bulk.html)', reason: 'The form does not say which of them had another value before' },
    { what: 'The owner in the form of everything (“Jumbo”)', reason: 'It stands there twice, and the server takes whichever differs' },
    { what: 'Watchers, dates, links, merging, reminders, times worked, custom fields', reason: 'No event of the table says them' },
    {
      what: 'A status by its name in another language than English',
      reason: 'The old one is read as the page shows it, the new one as the form sends it',
    },
    {
      what: 'Changes in the mobile and the self-service pages',
      reason: 'Nobody saw their forms yet; views of the mobile ones are recorded',
    },
    { what: 'A reopening by the server after a reply', reason: 'It is done in the server, and no page says that it was not a person' },
  ],
};
