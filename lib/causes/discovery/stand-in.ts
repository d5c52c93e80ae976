import { isPage } from '../../facts/pages/page-kind.ts';
import { leadsToLogin } from '../../flows/attempt.ts';
import type { Message } from '../../messages/message.ts';

/**
 * What to do where descriptions were asked for and something else stands at their address: an app’s own page, or a login that guards it.
 * `''` where nothing does.
 */
export function standInFix(documents: readonly Message[]): string {
  const isPlace = (is: typeof isPage): boolean => documents.some(({ exchange }) => is(exchange));
  return `${isPlace(isPage) ? ` ${ofPage}` : ''}${isPlace(leadsToLogin) ? ` ${ofGuard}` : ''}`;
}

const ofPage =
  'An HTML page with 200 is what an app’s rule for unknown addresses sends (the fallback of a single-page app): leave /.well-known/ out of that rule, so that the document is served, or 404 where there is none; clients take a 200 for the document and stop at the page.';

const ofGuard =
  'Whoever leads it to a login guards every address with a session of a browser: let /.well-known/ pass without one, for clients have none.';
