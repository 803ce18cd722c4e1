/** Introduces settings as a file to the options: saved, read without a change, and taken. */
import type { FileActions } from '../../components/options/model.ts';
import { saveFile } from '../../components/save-file.ts';
import { report } from '../../lib/log.ts';
import { send } from '../../lib/messages/send.ts';
import { readSettings } from '../../lib/settings/read-settings.ts';
import { applyDifferences, findDifferences, readSettingsFile, writeSettingsFile } from '../../lib/settings/settings-file.ts';

export const fileActions: FileActions = {
  exportSettings: () =>
    void readSettings()
      .then(({ own }) => saveFile('cotrail-settings.json', 'application/json', writeSettingsFile(own)))
      .catch((error: unknown) => report('saving the settings to a file', error)),
  async readSettingsFile(text) {
    const read = readSettingsFile(text);
    if ('problems' in read) return read;
    const { settings, managed } = await readSettings();
    return { differences: findDifferences(read.content, settings, managed) };
  },
  applySettingsFile: async (differences) => send('settings.save', applyDifferences((await readSettings()).settings, differences)),
};
