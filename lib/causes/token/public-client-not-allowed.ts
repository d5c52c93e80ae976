import { hostOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { credentialInHeader } from '../../facts/client/credential-in-header.ts';
import { clientAuthentication } from '../../messages/oauth2/client-authentication.ts';
import type { Message } from '../../messages/message.ts';
import { viewOf } from '../../messages/view.ts';
import { cause } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** A program that can keep no secret logs in, and its registration wants one all the same. RFC 8628 §3.4; RFC 6749 §2.1. */
export default cause({
  id: 'public-client-not-allowed',
  owner: 'authorization_server',
  title: 'The client is registered as one with a secret, and a device has none',
  signs:
    'A device was given its code, and the token request for it, without a credential, was refused as not authenticated (invalid_client, AADSTS7000218).',
  against:
    'A client whose device code was refused as well: then it is not known there; a request that carried a secret.',
  fix: 'Let the registration be that of a public client: Microsoft Entra: Authentication, “Allow public client flows”: Yes. Keycloak: switch client authentication off. Okta, Auth0: a native application, without client authentication. A program that people install needs no secret and can keep none.',
  references: ['rfc8628#3.4', 'rfc6749#2.1'],
  example:
    'POST /token with grant_type=…:device_code and client_id alone → 401 AADSTS7000218, after six times authorization_pending',
  confusedWith: ['invalid-client', 'client-unknown-here', 'auth-method-mismatch', 'secret-wrong-or-expired'],
  folds: [
    'invalid-client',
    'unauthorized-client',
    'client-unknown-here',
    'auth-method-mismatch',
    'wrong-platform-type',
    'secret-wrong-or-expired',
    'known-error',
    'unexplained',
  ],
  needs: ['tokenRequests'],
  inspect(facts) {
    const { flow, ending, tokenRequests } = facts;
    const at = tokenRequests.findLast((one) => isRefused(one) && credentialInHeader(flow, one) !== 'sent');
    const given = at && messagesOf(flow, 'device_authorization_request').find((one) => wasGiven(one, at));
    if (!at || !given || ending.failedAt?.exchange.id !== at.exchange.id) return undefined;
    const provider = hostOf(at.exchange.url);
    return {
      at,
      ...withQuote(
        facts,
        `${provider} gave this client a device code without asking for a secret, and wants one now that it is redeemed: the client is registered there as one that has a secret, not as a public client.`,
      ),
      ...(/(?:^|\.)(?:microsoftonline\.|microsoft\.com$)/.test(provider) && { fix: entraFix }),
      proof: 'code',
      confidence: 'certain',
      evidence: [given, at],
    };
  },
});

const entraFix =
  'In the app registration, under Authentication, set “Allow public client flows” to Yes. A device login needs no secret, and a program that people install can keep none.';

const codes: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client']);

function isRefused({ error, params, exchange }: Message): boolean {
  return (
    params['device_code'] !== undefined &&
    error !== undefined &&
    (codes.has(error.code) || /AADSTS7000218/.test(error.description ?? '')) &&
    clientAuthentication(viewOf(exchange)).method === 'none'
  );
}

/** By the same client, and without a credential. */
function wasGiven({ client, answer, exchange }: Message, at: Message): boolean {
  return (
    client === at.client &&
    answer?.['device_code'] !== undefined &&
    clientAuthentication(viewOf(exchange)).method === 'none'
  );
}
