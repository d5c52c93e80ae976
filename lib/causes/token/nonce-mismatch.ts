import { endpointOf } from '../../exchange/parameters.ts';
import { asText } from '../../exchange/json.ts';
import type { Message } from '../../messages/message.ts';
import { messagesOf } from '../../flows/flow.ts';
import { explainedByReturn } from '../app/explained-by-return.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { namesOtherReason } from '../said/names-other-reason.ts';

/** The app got an ID token of another login, or of none that it remembers. OpenID Connect Core §3.1.3.7. */
export default cause({
  id: 'nonce-mismatch',
  owner: 'authorization_server',
  title: 'The ID token lacks the nonce of the request, or has another',
  signs:
    'The request sent a nonce, the answer that belongs to it brought an ID token without one or with another, and the app’s callback ended in an error.',
  against:
    'The same nonce in both; an app that went on; an ID token that nobody saw; a server that says it does without (nonce_supported).',
  fix: 'Find out where the nonce gets lost or changed on the way through the provider (a page of its own in between, a form, a proxy) and update it; leave the app’s check on.',
  references: ['oidc-core#3.1.3.7', 'oidc-core#3.2.2.11'],
  example: 'GET /authorize?nonce=a → POST /signin-oidc with an ID token without nonce → 500',
  confusedWith: ['state-cookie-lost', 'state-store-lost-server', 'id-token-refused'],
  folds: [...explainedByReturn, 'state-store-lost-server', 'id-token-refused'],
  needs: ['authorizationRequest', 'authorizationResponse', 'idTokens'],
  inspect(facts, finding): CauseDraft | undefined {
    const { authorizationRequest: asked, authorizationResponse: response, idTokens, ending, flow } = facts;
    const found = finding('id-token-nonce-mismatch');
    const sent = asked.params['nonce'];
    const token = idTokens.find(({ message }) => message.exchange.id === response.exchange.id);
    if (!found || !sent || !token || !found.evidence.includes(token.message)) return undefined;
    if (ending.outcome !== 'failed' || !hasRefused(response)) return undefined;
    if (namesOtherReason(facts, ['nonce-mismatch', 'id-token-refused'])) return undefined;
    const got = asText(token.jwt.claims['nonce']) ?? null;
    const lost = got === null ? lostAt(messagesOf(flow, 'authorization_request')) : undefined;
    const where = lost
      ? ` The provider lost it on its own way, at ${endpointOf(lost.url)}: that no longer had it.`
      : '';
    const its = got === null ? 'has none' : 'has another';
    return {
      at: response,
      ...withQuote(
        facts,
        `The request sent a nonce, and the ID token that came back ${its}: an app that checks it has to refuse such a token.${where}`,
      ),
      ...(got !== null && {
        owner: 'client' as const,
        fix: 'Look for a second login in between, a cached token, or a nonce that is hashed on one side only.',
      }),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [asked.message, ...(lost ? [lost] : []), response],
      rules: ['id-token-nonce-mismatch'],
      compared: [
        { name: 'nonce', expected: { value: sent, at: asked.message }, got: { value: got, at: response } },
      ],
    };
  },
});

function hasRefused({ carrier, exchange: { status = 0 } }: Message): boolean {
  return carrier === 'request' && status >= 400 && ![404, 405, 413, 429, 502, 503, 504].includes(status);
}

/** The first of the provider's own repetitions of the request that no longer has it. */
function lostAt(requests: readonly Message[]): Message | undefined {
  return requests.slice(1).find(({ params }) => params['nonce'] === undefined);
}
