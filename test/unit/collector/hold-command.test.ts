/** Holds from the command line: they hold at once, beside a collector that runs, and stand in its log. */
import { expect, test } from 'vitest';
import { readHoldCommand, runHoldCommand } from '../../../collector/hold-command.ts';
import { startNoteTaker } from '../../../collector/take-notes.ts';
import { everything } from '../../../collector/store/store.ts';
import { openAccess } from '../../../collector/store/sqlite.ts';
import type { OwnAction } from '../../../collector/own-ledger.ts';
import { createRig } from './rig.ts';
import { start } from './seal-upload.ts';

/** As the command does it: in the same folder, through a connection of its own. */
async function open() {
  const rig = await createRig();
  const access = openAccess(rig.dataDir);
  const ledger = { append: (action: OwnAction) => access.addNote({ ...action, at: start + 1 }) };
  const deps = { store: access, ledger, keeper: { wake: () => undefined }, now: () => start };
  const run = (words: string[], values = {}) => runHoldCommand(deps, readHoldCommand(words, values));
  return { rig, run };
}

test('a hold is set, listed and lifted by its id, and the collector takes both into its log', async () => {
  const { rig, run } = await open();
  expect(await run(['list'])).toBe('There are no holds.');
  const said = await run(['set'], { conversation: '8841', from: '2026-03-01T00:00:00Z', reason: 'Claim 12' });
  const [hold] = await rig.store.listHolds();
  expect(said).toMatch(new RegExp(`^Set ${hold!.id}: conversation 8841, from 2026-03-01T00:00:00.000Z \\(Claim 12\\)`));
  expect(hold).toMatchObject({ scope: { conversation: '8841', from: Date.parse('2026-03-01T00:00:00Z') }, setBy: null, endedAt: null });
  expect(await run(['list'])).toContain(hold!.id);
  expect(await run(['lift', hold!.id])).toMatch(/^Lifted\./);
  expect(await run(['list'])).toMatch(/, lifted 2023-/);
  await expect(run(['lift', hold!.id])).rejects.toThrow('was lifted before');
  await expect(run(['lift', 'nope'])).rejects.toThrow('There is no hold "nope": "hold list" shows all');
  await startNoteTaker(rig.store, rig.ledger, () => undefined).close();
  const { actions } = await rig.store.listActions(everything, { event: ['hold.set', 'hold.lifted'] });
  expect(actions.map(({ event }) => event).sort()).toEqual(['hold.lifted', 'hold.set']);
});

test.each([
  [['set'], { conversation: '8841' }, /A hold has a reason/],
  [['set'], { reason: 'Claim' }, /names a person, a conversation, a session or a time/],
  [['set'], { session: 'x', reason: 'Claim' }, /does not fit at scope\.session/],
  [['set'], { from: 'tomorrow', reason: 'Claim' }, /--from is "tomorrow": write a time such as 2026-03-01/],
  [['set', 'it'], { person: 'Ana', reason: 'Claim' }, /The command is "hold set it"/],
  [['lift'], {}, /The command is "hold lift"/],
  [[], {}, /The command is "hold "/],
])('the command %j %j is refused with what to do', (words, values, message) => {
  expect(() => readHoldCommand(words, values)).toThrow(message);
});
