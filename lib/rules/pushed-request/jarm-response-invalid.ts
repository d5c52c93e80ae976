import { decodeJwt } from '../../exchange/jwt.ts';
import { asText, quotable } from '../../exchange/json.ts';
import { answeredAt } from '../../facts/answered-at.ts';
import type { Facts } from '../../facts/facts.ts';
import { signatureOf, signedResponsesOf } from '../../facts/tokens/jwt-signature.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Signed authorization response fails its checks',
  why: 'The answer is signed so that nobody can forge it or pass on that of another login. A client that goes on with one that fails its checks has no use of the signature.',
  fix: 'Check iss, aud, exp and the signature, in this order, before anything in the response is used.',
  references: ['jarm#2.1', 'jarm#2.4'],
  examples: {
    fires: 'The response JWT has aud "other-client" and the client redeems its code',
    passes: 'The response JWT has iss of the server, aud of the client and an exp ten minutes ahead at most',
  },
};

/** The signed answer is not one this client may believe. */
export default rule({
  id: 'jarm-response-invalid',
  severity: 'high',
  owner: 'client',
  needs: ['authorizationResponse'],
  inspect(facts) {
    const { authorizationResponse: message, redemptions, steps } = facts;
    const jwt = decodeJwt(message.params['response']);
    if (jwt?.type !== 'jws') return 'not applicable';
    const problems = problemsOf(jwt, facts);
    if (problems.length === 0) return undefined;
    const wentOn =
      redemptions !== undefined || steps.some(({ kind, message: seen }) => kind === 'token_request' && !seen);
    return {
      severity: wentOn ? 'high' : 'info',
      confidence: 'certain',
      detail: `${problems.join(' ')}${wentOn ? ' The client went on with it.' : ''}`,
      evidence: [message, ...(redemptions ?? [])],
    };
  },
});

/** Seconds that clocks may differ by, and the longest life of a response (JARM §2.1). */
const skew = 60;
const longestLife = 600;

/** JARM §2.4. The state inside is held against the request's by state-mismatch. */
function problemsOf(
  jwt: Extract<ReturnType<typeof decodeJwt>, { type: 'jws' }>,
  facts: Facts,
): readonly string[] {
  const { header, claims, signature } = jwt;
  const issuer = asText(facts.flow.metadata?.['issuer']);
  const audience = [claims['aud']].flat().map(asText);
  const { id } = facts.client;
  const { exp } = claims;
  const delivered = answeredAt(facts.authorizationResponse!);
  const now = (delivered?.time ?? facts.authorizationResponse!.exchange.startedAt) / 1000;
  return [
    (header['alg'] === 'none' || signature === '') && 'The response is not signed.',
    signedResponsesOf(facts.flow).some((one) => signatureOf(one, 'response') === 'wrong') &&
      'The published key with its kid does not verify its signature.',
    issuer &&
      !issuer.includes('{') &&
      claims['iss'] !== issuer &&
      `iss is ${describe(claims['iss'])}; expected "${issuer}".`,
    id && !audience.includes(id) && `aud is ${describe(claims['aud'])}; expected "${id}".`,
    typeof exp !== 'number' && 'exp is missing.',
    typeof exp === 'number' && exp + skew < now && 'exp had passed when the response was delivered.',
    typeof exp === 'number' && exp - now > longestLife + skew && 'exp is more than ten minutes ahead.',
  ].filter((problem) => typeof problem === 'string' && problem !== '') as readonly string[];
}

function describe(value: unknown): string {
  return value === undefined
    ? 'missing'
    : [value]
        .flat()
        .map((one) => `"${quotable(one)}"`)
        .join(', ');
}
