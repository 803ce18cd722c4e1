/** Chatvisor, also known as TeamViewer Engage. Only its manual is public: where it stands is known, and the rest is to be taught. */
import type { Profile } from '../profile.ts';
import { unknownAgent, unknownCalls } from './shapes.ts';

export const chatvisor: Profile = {
  format: 1,
  id: 'chatvisor',
  name: 'Chatvisor',
  version: '1.0.0',
  sources: [
    'Public manual: host, statuses (unread, unresolved, done); a conversation goes by its customer’s id',
    'Nothing was seen of its web client',
  ],
  hosts: ['app.chatvisor.com'],
  conversation: { routes: [], link: null },
  person: [],
  remember: [],
  rules: [],
  ignore: [],
  notCovered: [
    unknownAgent,
    { what: 'Views, and the link of a conversation', reason: 'The address of an open conversation is not public: teach it.' },
    { what: 'TeamViewer Engage under its own hosts', reason: 'They are not public: add the site and choose this profile.' },
    ...unknownCalls(
      '[Call] Start',
      '[Messenger] Send message',
      '[LiveView] joined',
      '[Account] Logged in',
      '[Agent] Go Online',
      '[Agent] Go Offline',
      '[Chat] Status changed',
      '[Roles] changed',
      '[Permissions] changed',
      '[Plugin] changed',
      '[Settings] changed',
      '[Meeting] changed',
      '[Meeting] Agent joined',
      '[Meeting] Recording started',
    ),
  ],
};
