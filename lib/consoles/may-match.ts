/** Whether a request that the browser saw may yet turn out to mean something, once its page has told of it. */
import { matchAddress } from './address.ts';
import { isActive } from './is-active.ts';
import { needsPage } from './join-sightings.ts';
import type { Profile } from './profile.ts';
import type { RequestSignal } from './signal.ts';

/** `bodySeen` is false where the browser does not show the body, as Chromium does not of PATCH and DELETE: any rule of that address may hold then. */
export function mayMatch({ rules }: Profile, { method, url }: RequestSignal, bodySeen: boolean): boolean {
  return rules.some(
    (rule) =>
      isActive(rule) &&
      (!bodySeen || needsPage(rule)) &&
      rule.when.some((when) => {
        if (!('request' in when)) return false;
        const { method: methods, where: _where, ...address } = when.request;
        return methods.includes(method as 'GET') && matchAddress(address)(url) !== null;
      }),
  );
}
