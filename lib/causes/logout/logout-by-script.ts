import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf, queryParameters } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { sentCookiesOf } from '../../facts/cookies/sent-cookies.ts';
import { setCookiesOf } from '../../facts/cookies/set-cookie.ts';
import { ownLogout } from '../../facts/own-logout.ts';
import { partiesOfFlow } from '../../flows/context/parties.ts';
import { isPage } from '../../messages/surrounding.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A logout at the provider is a page that the browser goes to; a script’s call takes nobody there. RP-Initiated Logout §2. */
export default cause({
  id: 'logout-by-script',
  owner: 'client',
  title: 'A script called the logout, and the browser never went to the provider',
  signs:
    'A script of the app (fetch, XMLHttpRequest) called the address at which the app signs out, its answer redirects to the provider’s logout, and no page of the provider followed.',
  against:
    'A page that went to the provider’s logout afterwards, or a call there with its cookies; a provider of the app’s own site; an app that signs out by itself alone.',
  fix: 'Go there with the whole page: a link or form to the app’s logout, or location.assign with the address that its API hands out as JSON. Mostly browsers keep the provider’s cookies and its answer from a script of another site.',
  references: ['rp-logout#2', 'fetch'],
  example: 'fetch("/bff/logout") → 302 https://op.example/session/end?… → blocked by CORS',
  confusedWith: ['logout-left-session', 'login-by-script'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow, ending }): CauseDraft | undefined {
    if (ending.outcome !== 'succeeded' && ending.outcome !== 'unclear') return undefined;
    const found = of(ownLogout);
    const { redirectUrl = '', context, url } = found?.exchange ?? {};
    if (!found || context?.resourceType !== 'fetch' || !isLogoutElsewhere(redirectUrl)) return undefined;
    const { client, provider } = partiesOfFlow(flow);
    const host = hostOf(redirectUrl);
    if (client.has(host) && !provider.has(host)) return undefined;
    const atProvider = found.later.filter((one) => hostOf(one.url) === host);
    if (atProvider.some((one) => isPage(one) || mayHaveEnded(one)) || isOneSite(url ?? '', redirectUrl))
      return undefined;
    return {
      // No step of the login went wrong.
      at: undefined,
      why: `A script called ${endpointOf(url ?? '')}, whose answer leads to the logout at ${host}; a script’s call does not take the browser there, and no page of ${host} followed: as far as was seen, the session there goes on, and the next login may ask nothing.`,
      proof: 'status',
      confidence: 'firm',
    };
  },
});

/** The script’s call went there with the person’s cookies, or was told to drop one. */
function mayHaveEnded(exchange: Exchange): boolean {
  return (sentCookiesOf(exchange)?.length ?? 0) > 0 || setCookiesOf(exchange).length > 0;
}

/** An address of a provider at which sessions end. RP-Initiated Logout §2; SAML Profiles §4.4.4.1. */
function isLogoutElsewhere(address: string): boolean {
  if (address === '') return false;
  const names = new Set(queryParameters(address).map(([name]) => name));
  return ['post_logout_redirect_uri', 'id_token_hint', 'client_id', 'SAMLRequest'].some((name) =>
    names.has(name),
  );
}
