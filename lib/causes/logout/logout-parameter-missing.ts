import { itSays } from '../../explain/quote.ts';
import { refusedLogout } from '../../facts/refused-logout.ts';
import type { Said } from '../../facts/said/said.ts';
import { hostOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Providers require other parameters of a logout than the standard does, where all are optional. RP-Initiated Logout §2. */
export default cause({
  id: 'logout-parameter-missing',
  owner: 'client',
  title: 'The logout request lacks a parameter that the provider requires',
  signs:
    'The provider refused the logout request in words that name a parameter (client_id, logout_uri, returnTo, …) as missing, and the request has none of that name; or it does not take redirect_uri, the older name for where to return to.',
  against:
    'The parameter was sent; words about an address that is not registered; words about id_token_hint, which is a reason of its own.',
  fix: 'Send that parameter with the logout request.',
  references: ['rp-logout#2'],
  example: 'GET /logout?client_id=… → 400 “Required parameter logout_uri is missing”',
  confusedWith: ['logout-return-refused', 'logout-missing-hint'],
  folds: [
    'logout-refused',
    'logout-return-refused',
    'logout-missing-hint',
    'redirect-uri-mismatch',
    'client-unknown-here',
    'request-refused',
    'known-error',
    'unexplained',
    'provider-error-page',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const refused = of(refusedLogout);
    if (!refused || refused.isSentToLogin) return undefined;
    const { request, said } = refused;
    if (said && isOldName(said, request))
      return {
        at: request,
        why: `The logout failed: it names where to return to as redirect_uri, which ${hostOf(request.url)} does not take there${isKeycloak(request) ? ' (Keycloak since version 18)' : ''}, so that the person stays signed in at the provider.${itSays(said.text)}`,
        fix: 'Send the address as post_logout_redirect_uri, with id_token_hint (the ID token of this login) or at least client_id beside it, and register it for logouts.',
        proof: 'phrase',
        confidence: 'firm',
        evidence: [request],
      };
    const missing = said && missingOf(said, request);
    if (!said || !missing) return undefined;
    const sent = returns.find((one) => request.params[one] !== undefined);
    const beside =
      sent && returns.includes(missing) ? `: it does not read ${sent}, which names where to return to` : '';
    return {
      at: request,
      why: `The logout request has no ${missing}, which ${hostOf(request.url)} requires${beside}.${itSays(said.text)}`,
      fix: `Send ${missing} with the logout request${returns.includes(missing) ? ', with an address that is registered for it' : ''}.`,
      proof: 'phrase',
      confidence: 'firm',
      evidence: [request],
    };
  },
});

/** What providers call the address to return to after a logout. */
const returns: readonly string[] = [
  'post_logout_redirect_uri',
  'logout_uri',
  'redirect_uri',
  'returnTo',
  'return_to',
];

/** The standard’s name came late: older libraries send the login’s. RP-Initiated Logout §2. */
function isOldName({ words }: Said, request: Message): boolean {
  const { params } = request;
  if (!params['redirect_uri'] || params['post_logout_redirect_uri']) return false;
  // Cognito’s logout leads on to a login, for which it is the name.
  if (params['response_type'] && !isKeycloak(request)) return false;
  return words.some(
    ({ text }) =>
      /\bredirect_uri\b/.test(text) &&
      // Keycloak says it in the person’s language, and means nothing else by the name.
      (isKeycloak(request) || /invalid|unknown|not (?:supported|allowed|a valid)|unsupported/i.test(text)),
  );
}

function isKeycloak({ url }: Message): boolean {
  return /\/protocol\/openid-connect\/logout/.test(url);
}

/** What logout requests have besides the hint. */
const names: ReadonlySet<string> = new Set([
  ...returns,
  'client_id',
  'response_type',
  'state',
  'logout_hint',
]);

const saysMissing =
  /\b(?:not present|missing|required|absent|not (?:provided|supplied|specified|given|set|found)|must be (?:provided|supplied|specified|present))\b/i;

/** Then it is what the provider has on record that lacks the address, not the request. */
const saysUnlisted = /regist|configur|settings|allowed|match|\blist\b|invalid/i;

/** The parameter that a sentence calls missing, and that was not sent. */
function missingOf({ text, phrases }: Said, { params }: Message): string | undefined {
  if (!saysMissing.test(text) || saysUnlisted.test(text)) return undefined;
  const named: readonly string[] = text.match(/\w+/g) ?? [];
  if (named.includes('id_token_hint')) return undefined;
  const missing = named.find((name) => names.has(name) && params[name] === undefined);
  // It takes one of the two, and asks for the second where the first is missing: that one belongs to logins.
  const isCognito = phrases.some(({ phrase: { product } }) => product === 'AWS Cognito');
  const isOther = isCognito && missing === 'redirect_uri' && params['logout_uri'] === undefined;
  return isOther ? 'logout_uri' : missing;
}
