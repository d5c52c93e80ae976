import { laterErrorPageOf } from '../flows/error-page.ts';
import type { Message } from '../messages/message.ts';
import { aboutRedirectUri } from '../messages/about-redirect-uri.ts';
import { fact } from './fact.ts';

/** The provider refused the address that it was to answer to. */
export type RedirectRefusal = {
  readonly at: Message;
  /** It names the redirect URI as the reason; else it refused without telling what, or on a page that was not recorded. */
  readonly isNamed: boolean;
};

/**
 * Whether the provider refused the redirect URI of a login, on a page of its own or in its answer. `undefined` where it did not, where it
 * named another reason, and where it was out of order (5xx) or wanted credentials. RFC 6749 §3.1.2.4, §4.1.2.1.
 */
export const redirectRefusal = fact(
  'redirectRefusal',
  ({ errorPage, ending, flow }): RedirectRefusal | undefined => {
    if (errorPage?.says === 'redirect_uri') return { at: errorPage.message, isNamed: true };
    const status = errorPage?.message.exchange.status ?? 0;
    if (errorPage && errorPage.says !== 'client' && [400, 403, 404].includes(status))
      return { at: errorPage.message, isNamed: false };
    const later = laterErrorPageOf(flow);
    if (later?.says === 'redirect_uri') return { at: later.message, isNamed: true };
    const { error, failedAt } = ending;
    const isSaid = error && aboutRedirectUri(`${error.code} ${error.description ?? ''}`);
    return isSaid && failedAt ? { at: failedAt, isNamed: true } : undefined;
  },
);
