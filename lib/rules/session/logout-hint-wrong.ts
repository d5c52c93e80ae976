import { asText } from '../../exchange/json.ts';
import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { latestOf, seen } from '../../facts/seen.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Logout took a hint that is not its own',
  why: 'The hint tells the server whose session ends and that the client asked. One that takes any token lets every site end sessions of people who are signed in elsewhere.',
  fix: 'Server: check issuer, audience and signature of id_token_hint, expired or not, and ask the person where they do not fit.',
  references: ['rp-logout#2', 'rp-logout#6'],
  examples: {
    fires: '/session/end?id_token_hint=<a token of another issuer> answered with the way back',
    passes: '/session/end?id_token_hint=<an expired token of this issuer>',
  },
};

/** The server went on with a hint that it should have refused. */
export default rule({
  id: 'logout-hint-wrong',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [seen.end_session_request],
  inspect(facts) {
    const request = latestOf(facts.of(seen.end_session_request));
    const hint = decodeJwt(request.params['id_token_hint']);
    if (hint?.type !== 'jws') return 'not applicable';
    if (!wentOn(request, facts)) return 'not applicable';
    const problems = problemsOf(hint, request, facts);
    if (problems.length === 0) return undefined;
    return {
      confidence: 'certain',
      detail: `The logout’s id_token_hint ${problems.join(', and ')}; the server sent the browser back all the same.`,
      evidence: [request],
    };
  },
});

/** The browser is on its way back. A page may be one that asks. */
function wentOn({ params, exchange }: Message, { flow }: Facts): boolean {
  const asked = params['post_logout_redirect_uri'];
  const { redirectUrl } = exchange;
  return (
    (asked !== undefined && redirectUrl !== undefined && endpointOf(redirectUrl) === endpointOf(asked)) ||
    messagesOf(flow, 'end_session_response').length > 0
  );
}

/** RP-Initiated Logout §2. What was not seen elsewhere is not compared; an expired hint is allowed. */
function problemsOf(
  { header, claims, signature }: Extract<Jwt, { type: 'jws' }>,
  { params }: Message,
  { flow, idTokens = [] }: Facts,
): readonly string[] {
  const issuer = asText(flow.metadata?.['issuer']) ?? asText(idTokens[0]?.jwt.claims['iss']);
  const client = params['client_id'];
  const audience = [claims['aud']].flat();
  return [
    (header['alg'] === 'none' || signature === '') && 'is not signed',
    issuer !== undefined &&
      !issuer.includes('{') &&
      typeof claims['iss'] === 'string' &&
      claims['iss'] !== issuer &&
      'is of another issuer',
    client !== undefined &&
      claims['aud'] !== undefined &&
      !audience.includes(client) &&
      'was made for another client',
  ].filter((problem) => typeof problem === 'string');
}
