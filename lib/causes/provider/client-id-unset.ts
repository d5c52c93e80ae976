import { unsetClientId } from '../../facts/client/unset-client-id.ts';
import { aboutClient } from '../../messages/about-client.ts';
import { hasEmptyClient } from '../../exchange/empty-client.ts';
import { hostOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import { quoteOf, quoting } from '../said/from-words.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app's own setting is empty, and the word for nothing went out in its place. RFC 6749 §4.1.1. */
export default cause({
  id: 'client-id-unset',
  owner: 'client',
  title: 'The app asked without its client id: what was to hold it is not set',
  signs:
    'client_id of the request is empty, a programming language’s word for no value (None, undefined, null, nil, [object Object]), a template’s placeholder or that of an example, and the provider answered the app with nothing, or refused the client; a word of an example only where it says that it does not know the client.',
  against:
    'A provider that answered the app, with a code, a token or an error of another kind: somebody registered that name. A provider that was out of reach (502, 503, 504).',
  fix: 'Set the client id where the app reads it: the name of the setting or environment variable must be the one that this version and this way of logging in want (Python Social Auth reads SOCIAL_AUTH_<name of the backend>_KEY: for /login/azuread-oauth2/ that is SOCIAL_AUTH_AZUREAD_OAUTH2_KEY), and it must be there when the app starts, or when its pages are built. Nothing at the provider mends this.',
  references: ['rfc6749#4.1.1', 'rfc6749#2.2'],
  example: 'GET /authorize?client_id=undefined&response_type=code…',
  confusedWith: ['client-unknown-here', 'wrong-tenant'],
  folds: [
    'client-unknown-here',
    'provider-error-page',
    'not-answered',
    'known-error',
    'invalid-client',
    'request-refused',
    'wrong-tenant',
    'unexplained',
  ],
  needs: ['authorizationRequest'],
  inspect(facts): CauseDraft | undefined {
    const { authorizationRequest } = facts;
    const { message, params } = authorizationRequest;
    const id = params['client_id'] ?? (hasEmptyClient(message.url) ? '' : undefined);
    const unset = id === undefined ? undefined : unsetClientId(id);
    if (!unset || isKnown(facts) || isOutOfReach(facts) || (unset.isExample && !isRefused(facts)))
      return undefined;
    const from = hostOf(message.returnAddress ?? '') || 'The app';
    const why = `${from} sent ${id ? `client_id=${id}, which is ${unset.what}` : 'an empty client_id'}: the client id is not set in the app, at least not for this way of logging in.`;
    return {
      at: message,
      ...quoting(why, quoteOf(facts)),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [message],
    };
  },
});

/** Whoever answers an app, be it with an error, knows it: to the address of a client that it does not know no server redirects. RFC 6749 §4.1.2.1. */
function isKnown({ authorizationResponse, flow }: Facts): boolean {
  if (messagesOf(flow, 'token_request').length > 0) return true;
  const { params } = authorizationResponse ?? {};
  return params !== undefined && !ofClient.has(params['error'] ?? '');
}

/** A proxy before the provider answered: nobody there read the request. RFC 9110 §15.6.3–§15.6.5. */
function isOutOfReach({ errorPage }: Facts): boolean {
  return [502, 503, 504].includes(errorPage?.message.exchange.status ?? 0);
}

/** Errors that may be of the client itself, where a server redirects all the same. */
const ofClient: ReadonlySet<string> = new Set(['invalid_request', 'invalid_client', 'unauthorized_client']);

/** The provider says of the client that it does not know it: other errors come to apps that are registered, too. */
function isRefused({ authorizationResponse, errorPage }: Facts): boolean {
  if (errorPage?.says === 'client') return true;
  const { error, error_description: description = '' } = authorizationResponse?.params ?? {};
  return error === 'invalid_client' || aboutClient(description);
}
