/** Keys of websites from the command line: they let in at once, beside a collector that runs, and stand in its log. */
import { expect, test } from 'vitest';
import { readConfig } from '../../../collector/config.ts';
import { openAccess } from '../../../collector/store/sqlite.ts';
import { everything } from '../../../collector/store/store.ts';
import { startNoteTaker } from '../../../collector/take-notes.ts';
import { runWebsiteCommand } from '../../../collector/website-command.ts';
import { createRig } from './rig.ts';
import { start } from './seal-upload.ts';

const read = (...words: string[]) => readConfig(['website', ...words], {}).website!;

/** As the command does it: in the same folder, through a connection of its own. */
async function open() {
  const rig = await createRig();
  const access = openAccess(rig.dataDir);
  const deps = { store: access, note: (action: object) => access.addNote({ ...action, at: start + 1 } as never), now: () => start };
  return { rig, run: (...words: string[]) => runWebsiteCommand(deps, read(...words)) };
}

test('a key is made, listed and withdrawn by its id, and the collector takes both into its log', async () => {
  const { rig, run } = await open();
  expect(await run('list')).toBe('There are no websites.');
  const origins = ['https://shop.example', 'https://www.shop.example'];
  const said = await run('add', 'Shop', '--origin', origins[0]!, '--origin', origins[1]!, '--group', 'Sales', '--daily-megabytes', '5');
  const [website] = await rig.store.listWebsites();
  expect(website).toMatchObject({ name: 'Shop', origins, group: 'Sales', bytesPerDay: 5_000_000, withdrawnAt: null });
  expect(said).toContain(`data-key="${website!.key}"`);
  expect(await rig.store.findWebsite(website!.key)).not.toBeNull();
  expect(await run('list')).toContain(
    `${website!.id}: Shop (${origins.join(', ')}), key ${website!.key}, group Sales, 5 MB a day, 0 visitors`,
  );
  expect(await run('withdraw', website!.id)).toMatch(/^Withdrawn/);
  expect(await rig.store.findWebsite(website!.key)).toBeNull();
  expect(await run('list')).toMatch(/, withdrawn 2023-/);
  await expect(run('withdraw', website!.id)).rejects.toThrow('was withdrawn before');
  await expect(run('withdraw', 'nope')).rejects.toThrow('There is no website "nope": "website list" shows all');
  await startNoteTaker(rig.store, rig.ledger, () => undefined).close();
  const { actions } = await rig.store.listActions(everything, { event: ['website-key.created', 'website-key.withdrawn'] });
  expect(actions.map(({ event }) => event).sort()).toEqual(['website-key.created', 'website-key.withdrawn']);
});

test.each([
  [['add', 'Shop'], /A website has an origin/],
  [['add', 'Shop', '--origin', 'shop.example'], /does not fit at origins/],
  [['add', 'Shop', '--origin', 'https://shop.example/path'], /does not fit at origins/],
  [['add', 'Shop', '--origin', 'https://shop.example', '--group', 'a', '--group', 'b'], /give --group once/],
  [['add', 'Shop', '--origin', 'https://shop.example', '--daily-megabytes', 'many'], /does not fit at bytesPerDay/],
  [['add', 'Shop', '--origin', 'https://shop.example', '--daily-megabytes', '0.5'], /does not fit at bytesPerDay/],
  [['add'], /The command is "website add"/],
  [['list', 'all'], /The command is "website list all"/],
  [['withdraw'], /The command is "website withdraw"/],
  [[], /The command is "website "/],
])('the command %j is refused with what to do', (words, message) => {
  expect(() => read(...words)).toThrow(message);
});
