import { hostOf } from '../../exchange/parameters.ts';
import { credentialInHeader } from '../../facts/client/credential-in-header.ts';
import type { Facts } from '../../facts/facts.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import { isDeniedToClient } from '../../messages/oauth2/error-codes.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { quoting, sentenceAt } from '../said/from-words.ts';

/** Where tokens are given out nobody is asked: what is denied there is denied to the client. RFC 6749 §5.2. */
export default cause({
  id: 'access-denied-at-token-endpoint',
  owner: 'client',
  title: 'The token endpoint denied access to the client, not to a person',
  signs:
    'The token endpoint answered access_denied to a code, a refresh token or a password: the person was through by then. With 401 and no client secret in the request, it wanted one.',
  against: 'A device’s poll or a backchannel login (CIBA), where access_denied is the person’s answer.',
  fix: 'At the provider, check which grant types, audiences and scopes this client may use, and the rules or policies that run when a token is given out.',
  references: ['rfc6749#5.2', 'rfc6749#2.1'],
  example:
    'POST /oauth/token with client_id and code_verifier alone → 401 {"error":"access_denied","error_description":"Unauthorized"}',
  confusedWith: ['access-denied', 'invalid-client', 'wrong-platform-type'],
  folds: ['access-denied', 'unauthorized-client', 'known-error', 'unexplained'],
  needs: ['tokenRequests'],
  inspect(facts): CauseDraft | undefined {
    const { tokenRequests, ending } = facts;
    const at = tokenRequests.findLast(isDeniedToClient);
    if (!at || ending.failedAt?.exchange.id !== at.exchange.id) return undefined;
    const told = at.exchange.status === 401 ? unproved(at, facts) : notAllowed(at);
    const said = quoting(told.why, sentenceAt(facts, at));
    return { at, ...told, ...said, proof: 'code', confidence: 'firm', evidence: [at] };
  },
});

type Told = Pick<CauseDraft, 'why' | 'fix'>;

/** RFC 6749 §5.2 keeps 401 for clients that did not prove who they are. */
function unproved(at: Message, { flow }: Pick<Facts, 'flow'>): Told {
  const { exchange } = at;
  const provider = hostOf(exchange.url);
  const inHeader = credentialInHeader(flow, at);
  const unsure = inHeader === 'not seen' ? ', as far as its headers were recorded' : '';
  return authenticationIn(exchange).method === 'none' && inHeader !== 'sent'
    ? {
        why: `No person refused anything: the token endpoint of ${provider} refused this client, which sent no secret (401)${unsure}: it is registered there as an application that has one.`,
        fix: 'Register the client as what it is. An app whose page or program asks for tokens has no secret: Auth0: application type “Single Page Application” (programs: Native), token endpoint authentication method “None”; elsewhere: public client. A web app whose server asks has one, and must send it.',
      }
    : {
        why: `No person refused anything: the token endpoint of ${provider} did not accept what this client proves itself with (401).`,
        fix: 'Compare the client’s secret or key, and the way in which it is sent, with the registration (token endpoint authentication method).',
      };
}

function notAllowed({ exchange, params }: Message): Told {
  const grant = params['grant_type'];
  return {
    why: `No person refused anything: the token endpoint of ${hostOf(exchange.url)} does not let this client have a token${grant ? ` by grant_type=${grant}` : ''}.`,
  };
}
