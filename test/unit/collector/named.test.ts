/** Whom a session is of at the collector: as it began, and whom consoles named in it later: listed, filtered by, and kept as what they are. */
import { expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import { everything } from '../../../collector/store/store.ts';
import { newId } from '../../../lib/events/id.ts';
import { writeNamed } from '../../../lib/events/named.ts';
import type { Person } from '../../../lib/events/person.ts';
import type { CotrailRecord } from '../../../lib/events/record.ts';
import { createRig } from './rig.ts';
import { newAction, newClick, newLedger, newStream, seal, start } from './seal-upload.ts';

const nobody: Person = { id: null, name: null, console: null, via: 'typed' };
const called = (id: string | null, name: string | null, console = 'Chat'): Person => ({ id, name, console, via: 'console' });

test('a session that began without a person is listed and found by who was named in it, and its own person stays', async () => {
  const rig = await createRig();
  const device = newId();
  const ledger = newLedger(device);
  const sessions = [nobody, { ...nobody, name: 'Desk 4', via: 'policy' } as const, nobody].map((person) => ({ id: newId(), person }));
  const opened = sessions.map(({ id, person }, seq): CotrailRecord => ({
    ...{ kind: 'session-opened', stream: ledger.id, seq, at: start, mono: null, session: id, device, person },
  }));
  const named = [
    [0, called('7', null)],
    [0, called('7', 'Ana')],
    [0, called('7', 'Ana')],
    [0, called('x', 'Ana R.', 'Mail')],
    [1, called('7', 'Ana')],
  ] as const;
  const actions = named.map(([session, who], index) => {
    const to = { value: writeNamed(who), evidence: ['cotrail' as const] };
    return newAction(ledger.id, 3 + index, { event: 'person.named', session: sessions[session]!.id, to });
  });
  // What anybody could write in that place is not taken for a person.
  const odd = newAction(ledger.id, 8, { event: 'person.named', session: sessions[2]!.id, to: { value: { name: 5 }, evidence: [] } });
  const pages = sessions.map(({ id, person }) => newStream(device, id, { person }));
  const uploads = [await seal(ledger, [...opened, ...actions, odd])];
  for (const page of pages) uploads.push(await seal(page, [newClick(page.id, 0)]));
  for (const { id, bytes } of uploads) expect(await rig.store.putUpload(await checkUpload(id, bytes), start)).toBe('stored');

  const list = async (person?: string) => {
    const page = await rig.store.listSessions(everything, person === undefined ? {} : { person });
    return page.sessions.map((session) => [session.id, session.person?.name ?? null, session.named?.map(({ name }) => name)]);
  };
  const [first, second, third] = sessions.map(({ id }) => id);
  expect(new Map((await list()).map(([id, ...rest]) => [id, rest]))).toEqual(
    new Map([
      [first, [null, ['Ana', 'Ana R.']]],
      [second, ['Desk 4', ['Ana']]],
      [third, [null, undefined]],
    ]),
  );
  expect(await list('Ana')).toEqual([[first, null, ['Ana', 'Ana R.']]]);
  expect(await list('Desk 4')).toEqual([[second, 'Desk 4', ['Ana']]]);
  const { persons } = await rig.store.readFacets(everything, {});
  expect(new Map(persons.map(({ value, count }) => [value, count]))).toEqual(
    new Map([
      ['Ana', 1],
      ['Desk 4', 1],
      [null, 1],
    ]),
  );
});
