import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { emptyStartOf } from '../../messages/oidc/empty-start.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The page knows no provider: it asks its server for the address, and the server keeps it to itself. */
export default cause({
  id: 'login-address-empty',
  owner: 'client',
  title: 'The app’s server gave no address at which to log in',
  signs:
    'A page asked its server’s API for the address of the provider, named where to return to, and was answered 200 with an empty address.',
  against: 'An address was given; an answer with an error, which tells more.',
  fix: 'Look at the server’s settings of this login: the return address must be on its list, letter by letter, and the provider must be set up there. The provider was asked nothing: its settings and log cannot tell.',
  references: ['rfc6749#4.1.1', 'rfc6749#3.1.2.4'],
  example: 'POST /v1/auth/oidc/oidc/auth_url → {"data":{"auth_url":""}}',
  confusedWith: ['login-not-begun', 'redirect-uri-mismatch', 'popup-blocked'],
  folds: ['login-not-begun', 'login-start-missing', 'unexplained'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const at = messagesOf(flow, 'refused_start').findLast(
      ({ exchange }) => emptyStartOf(exchange) !== undefined,
    );
    const empty = at && emptyStartOf(at.exchange);
    if (!at || !empty) return undefined;
    const isVault = /\/v1\/auth\/.{1,200}\/oidc\/auth_url$/.test(endpointOf(at.url));
    const who = hostAndPortOf(at.url);
    return {
      at,
      why: `${who} answered the page’s question for the address to log in at with an empty one (${empty.member}), and sent the browser nowhere. The page asked for ${empty.redirectUri === undefined ? 'a return address' : `the return address ${empty.redirectUri}`}${isVault ? ', and Vault does so where that is not among the allowed_redirect_uris of the role' : ''}.`,
      ...(isVault && { fix: vaultFix }),
      proof: isVault ? 'code' : 'answerer',
      confidence: 'firm',
      evidence: [at],
    };
  },
});

/** https://developer.hashicorp.com/vault/docs/auth/jwt (Redirect URIs) */
const vaultFix =
  'Add exactly this address to allowed_redirect_uris of the role in Vault (scheme, host, port, namespace and mount path), and register it at the provider, too. If it is there, Vault’s log names what kept it from reaching the provider.';
