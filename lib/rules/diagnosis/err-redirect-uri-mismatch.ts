import { aboutRedirectUri, type ErrorPage } from '../../flows/error-page.ts';
import { rule } from '../rule.ts';

/** The provider does not know the address it should answer to. */
export default rule({
  id: 'err-redirect-uri-mismatch',
  severity: 'info',
  owner: 'client',
  title: 'The provider refused the redirect URI',
  why: 'A provider answers only to addresses that were registered for the client, and compares them character by character.',
  fix: 'Register this exact string: scheme, host, port, path, trailing slash and case all count. Behind a proxy, make the app build the https address it is reached by.',
  references: ['rfc6749#3.1.2.4', 'rfc6749#4.1.2.1', 'rfc9700#4.1.3'],
  needs: ['ending'],
  inspect({ ending, errorPage, client }) {
    const asked = client.redirectUri ? ` The request asked for ${client.redirectUri}.` : '';
    const read = errorPage?.says === 'redirect_uri';
    if (errorPage && (read || isUnreadRefusal(errorPage))) {
      return {
        confidence: read ? 'firm' : 'tentative',
        detail: read
          ? `The provider shows an error page about the redirect URI instead of redirecting.${asked}`
          : `The provider answered ${errorPage.message.exchange.status} and did not redirect, which it does when the client or its redirect URI is not known. Its page was not recorded.${asked}`,
        evidence: [errorPage.message],
      };
    }
    const { error, failedAt } = ending;
    if (!error || !failedAt || !aboutRedirectUri(`${error.code} ${error.description ?? ''}`))
      return undefined;
    return {
      confidence: 'certain',
      detail: `The answer says ${error.code}${error.description ? `: “${error.description}”` : ''}.${asked}`,
      evidence: [failedAt],
    };
  },
});

/** A server that is out of order (5xx) or wants credentials or patience (401, 429) says nothing of addresses. */
function isUnreadRefusal({ says, message }: ErrorPage): boolean {
  return says === 'unread' && [400, 403, 404].includes(message.exchange.status ?? 0);
}
