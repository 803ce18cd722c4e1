/** What a picture says where nothing was recorded. */
import type { PictureWords } from '../../lib/replay/stage.ts';
import { t } from '../../lib/text/t.ts';

export const readPictureWords = (): PictureWords => ({ frame: t('dashboard.replay.frame'), canvas: t('dashboard.replay.canvas') });
