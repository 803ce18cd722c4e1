/** Request Tracker: the forms that its pages send, and those that look so and change nothing. What its pages show is tried on the real one. */
import type { Call, Fixture } from './fixture.ts';

const update = (fields: Record<string, string>, path = '/Ticket/Update.html', status = 302): Call => ({
  method: 'POST',
  path,
  body: { multipart: { id: '7', Action: 'Respond', DefaultStatus: 'resolved', Status: '', Owner: '', UpdateType: 'response', ...fields } },
  status,
});
const meant = { SubmitTicket: 'Update Ticket' };

export const requestTrackerFixture: Fixture = {
  profile: 'request-tracker',
  steps: [
    {
      says: 'mistypes the password',
      calls: [{ method: 'POST', path: '/NoAuth/Login.html', body: { form: { user: 'ada', pass: 'wrong' } }, status: 200, answer: 'Again' }],
      expect: [{ event: 'account.login-failed', by: 'ada', entity: null, conversation: null, outcome: 'confirmed' }],
    },
    {
      says: 'logs in',
      calls: [{ method: 'POST', path: '/NoAuth/Login.html', body: { form: { user: 'ada', pass: 'right' } }, status: 302 }],
      expect: [{ event: 'account.logged-in', by: 'ada', entity: null, conversation: null, outcome: 'confirmed' }],
    },
    {
      says: 'opens a ticket by a link with its other separator',
      goTo: '/Ticket/Update.html?Action=Respond;id=7',
      expect: [{ event: 'conversation.viewed', conversation: '7' }],
    },
    {
      says: 'types, while the page asks for previews; asks for a line for one more file; sends nothing',
      calls: [
        update({ UpdateContent: '<p>Hel', Status: 'resolved' }, '/Helpers/PreviewScrips', 200),
        update({ UpdateContent: '<p>Hello</p>', ...meant }, '/Helpers/ShowSimplifiedRecipients', 200),
        update({ UpdateContent: '<p>Hello</p>', Status: 'resolved', AddMoreAttach: 'Add More Files' }, undefined, 200),
        update({ UpdateContent: '', ...meant }, undefined, 200),
      ],
    },
    {
      says: 'replies; the old status of the form is no old status, and nothing else is known of it',
      calls: [update({ UpdateContent: '<p>Hello</p>', Status: 'resolved', ...meant })],
      expect: [{ event: 'message.sent', conversation: '7', from: null, to: null, outcome: 'confirmed', initiator: 'agent' }],
    },
    {
      says: 'comments',
      calls: [update({ UpdateContent: '<p>A note</p>', UpdateType: 'private', ...meant })],
      expect: [{ event: 'conversation.note-added', conversation: '7', outcome: 'confirmed' }],
    },
    {
      says: 'a comment is refused',
      calls: [update({ UpdateContent: '<p>A note</p>', UpdateType: 'private', ...meant }, undefined, 403)],
      expect: [{ event: 'conversation.note-added', conversation: '7', outcome: 'failed' }],
    },
    {
      says: 'creates a ticket',
      calls: [{ method: 'POST', path: '/Ticket/Create.html', body: { multipart: { id: 'new', Queue: '1', ...meant } }, status: 302 }],
      expect: [{ event: 'conversation.created', outcome: 'confirmed' }],
    },
    {
      says: 'logs out',
      calls: [{ method: 'GET', path: '/NoAuth/Logout.html', answer: 'Bye' }],
      expect: [{ event: 'account.logged-out', conversation: null, outcome: 'confirmed' }],
    },
  ],
};
