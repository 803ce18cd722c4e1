/** What stands in a picture where nothing was recorded. */
import { t } from '../../lib/text/t.ts';
import type { PictureWords } from '../../lib/replay/stage.ts';

export const readPictureWords = (): PictureWords => ({ frame: t('dashboard.replay.frame'), canvas: t('dashboard.replay.canvas') });
