import { headerValue } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { pageOf } from '../../exchange/page-request.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { notFromServer } from '../../facts/answerer/not-from-server.ts';
import type { Facts } from '../../facts/facts.ts';
import { spanOf } from '../../facts/time-span.ts';
import type { IdToken } from '../../facts/tokens/id-token.ts';
import { keyNotFound, type KeyNotFound } from '../../facts/tokens/key-not-found.ts';
import { wentOnWith } from '../../facts/went-on-with.ts';
import type { RuleId } from '../../rules/index.ts';
import { cause, type CauseDraft, type FindingOf } from '../cause.ts';

/** A page got its tokens, and what is in the ID token makes a client throw them away. OpenID Connect Core §3.1.3.7. */
export default cause({
  id: 'id-token-refused',
  owner: 'client',
  title: 'The ID token fails one of the checks that a client must make',
  signs:
    'A page got an ID token and used none of its tokens (or the app’s server, whose own requests were recorded, and its callback failed), and either it read the issuer’s keys afterwards and none has the token’s kid, or the page went to its page for failures and issuer, audience, nonce, hash or time of the token are wrong.',
  against: 'A call with the new token, or a request for userinfo: the client took the tokens.',
  fix: 'Compare the value named here with what the app is set up with, letter by letter: issuer and client id are those of one server and one registration.',
  references: ['oidc-core#3.1.3.7', 'oidc-core#10.1.1'],
  example: 'ID token: kid k-2026; GET /keys, answered from a cache (Age: 70424): only k-2025',
  confusedWith: ['key-unknown', 'clock-skew', 'userinfo-subject-differs', 'iss-parameter-mismatch'],
  folds: ['callback-failed', 'code-not-redeemed', 'unexplained'],
  needs: ['idTokens'],
  inspect(facts, finding): CauseDraft | undefined {
    const missing = keyNotFound(facts.flow);
    const isRefused = missing?.by === 'page' || facts.ending.outcome === 'failed';
    return missing && isRefused ? withoutKey(missing) : failedCheck(facts, finding);
  },
});

function withoutKey({ token, keys, by }: KeyNotFound): CauseDraft {
  const kid = asText(token.jwt.header['kid']) ?? '';
  const cached = notFromServer(keys.exchange);
  const seconds = Number(headerValue(keys.exchange.responseHeaders, 'age'));
  const old = seconds > 0 ? `, ${spanOf(seconds * 1000)} old` : '';
  const from = cached?.from === 'browser_cache' ? 'the browser’s cache' : 'a cache';
  return {
    at: token.message,
    why: `The ID token is signed with the key ${kid}, and ${by === 'page' ? 'the page' : 'the app’s server'} found no such key among those of ${endpointOf(keys.url)}${cached ? `, which came from ${from}${old} (${cached.sign}): the provider may have changed its keys since.` : '.'} A client that checks signatures has to refuse such a token.`,
    fix: cached
      ? `Take ${endpointOf(keys.url)} out of the cache now, and let caches keep it for minutes at most; the provider publishes a new key for as long as they do before it signs with it.`
      : `See that ${hostOf(keys.url)} publishes the key it signs with (all nodes, the right realm or environment), and before it signs with it.`,
    owner: 'authorization_server',
    proof: 'comparison',
    confidence: cached ? 'certain' : 'firm',
    evidence: [token.message, keys],
    rules: ['jwt-signature-invalid'],
    compared: [{ name: 'kid', expected: { value: kid, at: token.message }, got: { value: null, at: keys } }],
  };
}

const checks: readonly RuleId[] = [
  'id-token-iss-mismatch',
  'id-token-aud-mismatch',
  'id-token-nonce-mismatch',
  'id-token-hash-invalid',
  'id-token-expired',
  'jwt-signature-invalid',
];

/** The page went to its page for failures with the token in hand. */
function failedCheck({ ending, flow, idTokens = [] }: Facts, finding: FindingOf): CauseDraft | undefined {
  const { reception } = ending;
  if (reception?.outcome !== 'failed' || reception.by !== 'tokens_refused') return undefined;
  for (const rule of checks) {
    const found = finding(rule);
    const token = found && found.severity !== 'info' ? tokenAmong(found.evidence, idTokens) : undefined;
    if (!found || !token || wentOnWith(flow, token.message)) continue;
    return {
      at: token.message,
      why: `The page got its tokens and went to its page for failures: the ID token fails a check that clients must make. ${found.detail}`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: found.evidence,
      rules: [rule],
    };
  }
  return undefined;
}

/** A token that the page's script was given. */
function tokenAmong(
  evidence: readonly IdToken['message'][],
  tokens: readonly IdToken[],
): IdToken | undefined {
  return tokens.find(({ message }) => evidence.includes(message) && pageOf(message.exchange) !== undefined);
}
