import { hostOf } from '../../exchange/parameters.ts';
import { quoteSentence } from '../../explain/quote.ts';
import { saidBy } from '../../facts/said/said.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider refuses the client itself: no secret is asked for at the authorization endpoint. RFC 6749 §4.1.2.1. */
export default cause({
  id: 'client-unknown-here',
  owner: 'client',
  title: 'The provider does not know this client here',
  signs:
    'The provider’s own page at the authorization endpoint says that the client is unknown or disabled, or names invalid_client.',
  against:
    'A page that speaks of the redirect URI; a client id that is an address (a metadata document); invalid_client of the token endpoint, where the secret counts.',
  fix: 'Compare client_id with the registration letter by letter, and check that this is the server, tenant, realm or environment in which it is registered, and that it is enabled there.',
  references: ['rfc6749#4.1.2.1', 'rfc6749#2.2'],
  example: 'GET /authorize?client_id=wiki → 400 invalid_client',
  confusedWith: ['secret-wrong-or-expired', 'redirect-uri-mismatch'],
  folds: ['provider-error-page', 'secret-wrong-or-expired', 'known-error', 'invalid-client', 'unexplained'],
  needs: ['errorPage'],
  inspect({ errorPage: { message, says, code }, client }): CauseDraft | undefined {
    const { exchange } = message;
    const isNamed = says === 'client';
    if (!isNamed && (code !== 'invalid_client' || says === 'redirect_uri')) return undefined;
    if (exchange.status === 404 || exchange.status === 405 || /^https:\/\//i.test(client.id ?? ''))
      return undefined;
    const said = saidBy(exchange);
    return {
      at: message,
      why: `The provider does not know the client ${client.id ?? 'that asked'}, or it is switched off there${code ? ` (${code})` : ''}.${said ? ` ${quoteSentence({ host: hostOf(exchange.url), text: said.text })}` : ''}`,
      proof: 'code',
      confidence: 'firm',
      evidence: [message],
    };
  },
});
