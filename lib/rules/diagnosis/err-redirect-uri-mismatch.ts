import { aboutRedirectUri } from '../../messages/about-redirect-uri.ts';
import type { ErrorPage } from '../../flows/error-page.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { pathOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { differenceOf, knownRedirectUris } from '../../facts/client/known-redirect-uris.ts';
import { oddRedirectUri } from '../../facts/client/odd-redirect-uri.ts';
import { sameHostOverTls } from '../../facts/pages/same-host-over-tls.ts';
import { quotedError } from '../../facts/quoted-error.ts';
import { remark, type RuleWords } from '../rule.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';

export const words: RuleWords = {
  title: 'The provider refused the redirect URI',
  why: 'A provider answers only to addresses that were registered for the client, and compares them character by character.',
  fix: 'Register this exact string: scheme, host, port, path, trailing slash and case all count. Behind a proxy, make the app build the https address it is reached by.',
  references: ['rfc6749#3.1.2.4', 'rfc6749#4.1.2.1', 'rfc9700#4.1.3'],
  examples: {
    fires:
      'https://app.example/cb/ is asked for, https://app.example/cb is registered; the provider shows an error page',
    passes: 'The provider answers 503 instead of redirecting',
  },
};

/** The provider does not know the address it should answer to. */
export default remark({
  id: 'err-redirect-uri-mismatch',
  severity: 'info',
  owner: 'client',
  needs: ['ending'],
  inspect(facts) {
    const { ending, errorPage } = facts;
    const read = errorPage?.says === 'redirect_uri';
    if (errorPage && (read || isUnreadRefusal(errorPage))) {
      const cause = causeOf(facts);
      return {
        confidence: read ? 'firm' : 'tentative',
        detail: read
          ? `The provider shows an error page about the redirect URI instead of redirecting. ${cause}`
          : `The provider answered ${errorPage.message.exchange.status} and did not redirect, which it does when the client or its redirect URI is not known. Its page was not recorded. ${cause}`,
        ...fixOf(facts),
        cause: read ? cause : `The client or its redirect URI is probably not known there. ${cause}`.trim(),
        evidence: [errorPage.message],
      };
    }
    const wrong = errorPage && isOpenRefusal(errorPage) ? wrongAddressIn(facts) : undefined;
    if (errorPage && wrong !== undefined)
      return {
        confidence: 'firm',
        detail: `The provider refused the request on a page of its own and did not redirect, which it does when it does not trust the client or its redirect URI. ${wrong}`,
        ...fixOf(facts),
        cause: wrong,
        evidence: [errorPage.message],
      };
    const { error, failedAt } = ending;
    if (!error || !failedAt) return 'not applicable';
    if (!aboutRedirectUri(`${error.code} ${error.description ?? ''}`)) return undefined;
    if (differsAtToken(facts)) return 'not applicable';
    const cause = causeOf(facts);
    return {
      confidence: 'certain',
      detail: `The answer says ${quotedError(error)}. ${cause}`,
      ...fixOf(facts),
      cause,
      evidence: [failedAt],
    };
  },
});

/** A page of refusal in words that nobody knows, and without a code that says what else is wrong. RFC 6749 §4.1.2.1. */
function isOpenRefusal({ says, code, message: { exchange } }: ErrorPage): boolean {
  return (
    says === 'other' &&
    [400, 403, 404].includes(exchange.status ?? 0) &&
    (code ?? 'invalid_request') === 'invalid_request'
  );
}

/** By itself, or held against what is registered or worked before: whatever the page says, that address cannot be answered to. */
function wrongAddressIn(facts: Facts): string | undefined {
  const { flow, client } = facts;
  const asked = client.redirectUri;
  if (asked === null) return undefined;
  const known = knownRedirectUris(flow, client.id);
  const isUnknown =
    known !== undefined &&
    !known.uris.includes(asked) &&
    (known.from === 'registration' || known.uris.some((uri) => isNear(asked, uri)));
  const odd = oddRedirectUri(asked, flow);
  if (odd && unfilled.test(asked))
    return `The request asked for redirect_uri=${asked}, which is no address. ${odd.what}`;
  return odd || isUnknown ? causeOf(facts) : undefined;
}

const unfilled = /\$\{|\{\{|%7B%7B/i;

function fixOf(facts: Facts): { readonly fix?: string } {
  const { redirectUri } = facts.client;
  const odd = redirectUri === null ? undefined : oddRedirectUri(redirectUri, facts.flow);
  if (odd) return { fix: odd.fix };
  if (redirectUri !== null && sameHostOverTls(redirectUri, facts.flow)) return { fix: outsideSchemeFix };
  if (redirectUri !== null && isRegistered(facts, redirectUri)) return { fix: ownListFix };
  if (isOfArgo(facts)) return { fix: argoFix };
  return hasOwnPort(facts) ? { fix: ownPortFix } : {};
}

/** Argo CD’s own Dex and its own client of it, which nobody registers by hand (util/dex/config.go). */
function isOfArgo({ client: { id }, authorizationRequest }: Facts): boolean {
  const path = pathOf(authorizationRequest?.message.url ?? '');
  return id === 'argo-cd' && /\/api\/dex\/auth(?:\/|$)/.test(path);
}

const argoFix =
  'Argo CD registers this client itself, with /auth/callback below url (and additionalUrls) of argocd-cm: compare them with the address that people use. If they are right, look in dex.config for an entry of staticClients with the id argo-cd, made for another app: it takes the place of Argo CD’s own. Give it another id, there and in that app, and restart Dex.';

/** The provider took the address before: the token request names another, which is that rule’s to tell. */
function differsAtToken({ ending: { failedAt }, client: { redirectUri } }: Facts): boolean {
  const sent = failedAt?.kind === 'token_request' ? failedAt.params['redirect_uri'] : undefined;
  return sent !== undefined && sent !== redirectUri;
}

/** The registration that was recorded has it, letter by letter. */
function isRegistered({ flow, client }: Facts, redirectUri: string): boolean {
  const known = knownRedirectUris(flow, client.id);
  return known?.from === 'registration' && known.uris.includes(redirectUri);
}

const ownListFix =
  'The registration has this very address, so a list or check of the server’s own refuses it: whoever runs the server has to allow the address there.';

/** An app on the device listens on another port each time: nobody can register that. RFC 8252 §7.3. */
function hasOwnPort({ client: { redirectUri }, environment }: Facts): boolean {
  return (
    environment !== 'development' &&
    redirectUri !== null &&
    isLoopback(redirectUri) &&
    URL.canParse(redirectUri) &&
    new URL(redirectUri).port !== ''
  );
}

const outsideSchemeFix =
  'Do not register the http address: the app is reached over https. Let the proxy pass the scheme on (X-Forwarded-Proto) and the app trust it, or set the app’s outside address, so that it asks for the https address; that one has to be registered.';

const ownPortFix =
  'Let the server compare addresses of the device without their port (RFC 8252 §7.3), or let the app register anew with the port that it listens on now; scheme, host and path must be those of the registration.';

/** What was asked for, held against what the server is known to take. */
function causeOf({ flow, errorPage, client: { id, redirectUri: asked } }: Facts): string {
  if (!asked) return 'The request named no redirect URI.';
  const known = knownRedirectUris(flow, id);
  const nearest = known?.uris.find((uri) => isNear(asked, uri)) ?? known?.uris[0];
  const difference = nearest && differenceOf(asked, nearest);
  const odd = oddRedirectUri(asked, flow);
  if (odd && !URL.canParse(asked))
    return `The request asked for redirect_uri=${asked}, which is no address. ${odd.what}`;
  if (odd && (!known || !difference) && errorPage?.says === 'other')
    return `The request asked for ${asked}. ${odd.what}`;
  if (!known || !difference)
    return `The request asked for ${asked}, which is not registered for this client as it is written.${odd ? ` ${odd.what}` : ''}`;
  const place = known.from === 'registration' ? 'registered is' : 'an earlier login was answered at';
  return `The request asked for ${asked}; ${place} ${nearest}: ${difference} differs.`;
}

/** The same host under another scheme, port or path is what was meant. */
function isNear(asked: string, known: string): boolean {
  return URL.canParse(asked) && URL.canParse(known) && new URL(asked).hostname === new URL(known).hostname;
}

/** A server that is out of order (5xx) or wants credentials or patience (401, 429) says nothing of addresses. */
function isUnreadRefusal({ says, message }: ErrorPage): boolean {
  return says === 'unread' && isOAuth2(message.protocol) && [400, 403].includes(message.exchange.status ?? 0);
}
