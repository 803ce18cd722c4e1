/** Atom, of AtomChat. Only its help centre is public: what agents do there is known, how its web client does it is to be taught. */
import type { Profile } from '../profile.ts';
import { unknownAgent, unknownCalls } from './shapes.ts';

export const atom: Profile = {
  format: 1,
  id: 'atom',
  name: 'Atom',
  version: '1.0.0',
  sources: ['Public help centre (atomchat.io)', 'Hosts are a guess: *.atomchat.io. Nothing was seen of its web client'],
  hosts: ['*.atomchat.io'],
  conversation: { routes: [], link: null },
  person: [],
  remember: [],
  rules: [],
  ignore: [],
  notCovered: [
    unknownAgent,
    {
      what: 'Views, also of other groups’ conversations, and the link of a conversation',
      reason: 'The address of an open conversation is not public: teach it, and views are recorded from then on.',
    },
    ...unknownCalls(
      'Reassignments to an agent or a group',
      'Typifications, which close a conversation',
      'Responses',
      'States of a conversation: new, open, reassigned and others',
      'Agent status: online, offline and a company’s own ones',
      'Log-ins and log-outs',
    ),
  ],
};
