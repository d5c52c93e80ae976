import type { Exchange } from '../../exchange/exchange.ts';
import { openerPolicyOf } from '../../exchange/opener-policy.ts';
import { originOf } from '../../exchange/parameters.ts';
import { isTopPage } from '../surrounding.ts';

/** The app’s page that opened the popup of a provider’s script, and asked to be isolated from it. */
export type CutOff = { readonly page: Exchange; readonly client: string | undefined };

/**
 * The popup of Google’s button (Sign in with Google), whose last page hands the ID token to the page that opened it, where that page’s policy
 * cuts it off: no request will carry the token. `undefined` where the button leads the window itself, or the page is not isolated.
 * @param before pages of any tab, in order of time
 * HTML §7.1.3; https://developers.google.com/identity/gsi/web/guides/get-google-api-clientid (Cross-Origin-Opener-Policy).
 */
export function popupCutOff(
  { method, url }: Exchange,
  before: () => readonly Exchange[],
): CutOff | undefined {
  if (method !== 'GET' || !isOfButton({ url })) return undefined;
  const query = new URL(url).searchParams;
  const origin = originOf(query.get('origin') ?? '');
  if (query.get('ux_mode') !== 'popup' || origin === null) return undefined;
  const page = before().findLast(
    (one) =>
      originOf(one.url) === origin && isTopPage(one) && one.redirectUrl === undefined && one.status === 200,
  );
  return page && openerPolicyOf(page) === 'same-origin'
    ? { page, client: query.get('client_id') ?? undefined }
    : undefined;
}

/** True for the first address of that popup. */
export function isOfButton({ url }: Pick<Exchange, 'url'>): boolean {
  return url.startsWith(ofButton);
}

const ofButton = 'https://accounts.google.com/gsi/select?';
