/** The popup's one state: whether anything is recorded here and now, and if not, the first reason why. */
import type { FrontPage, PopupProps, PopupStatus } from './model.ts';

export type PopupState =
  | 'no-consent'
  | 'no-sites'
  | 'stopped'
  | 'paused'
  | 'stuck'
  | 'withdrawn'
  | 'switched-off'
  | 'recording'
  | 'ready'
  | 'not-here'
  | 'not-a-page';

/** What a person must do comes before what they chose, and that before what is so by itself. */
export function chooseState(
  status: PopupStatus,
  { settings, withdrawn, page }: Pick<PopupProps, 'settings' | 'withdrawn' | 'page'>,
): PopupState {
  if (settings.consentedAt === null) return 'no-consent';
  if (settings.sites.length === 0) return 'no-sites';
  if (status.state !== 'recording') return status.state;
  if (status.fullSince !== null) return 'stuck';
  const here = chooseStateHere(page, settings.sites, withdrawn);
  return here === 'recording' && status.session === null ? 'ready' : here;
}

function chooseStateHere(page: FrontPage, sites: PopupProps['settings']['sites'], withdrawn: readonly string[]): PopupState {
  const site = sites.find(({ origin }) => origin === page.origin);
  if (withdrawn.length > 0 && (site === undefined || withdrawn.includes(site.origin))) return 'withdrawn';
  if (site === undefined) return page.origin === null ? 'not-a-page' : 'not-here';
  return site.interactions || site.frames ? 'recording' : 'switched-off';
}
