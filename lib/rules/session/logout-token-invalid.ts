import { decodeJwt } from '../../exchange/jwt.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import type { Facts } from '../../facts/facts.ts';
import { seen } from '../../facts/seen.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Logout token is not as specified',
  why: 'A client that takes such a token can be made to end sessions by any other token, an ID token say, or by one that was sent before; a strict one leaves the session open.',
  fix: 'Provider: send iss, aud, iat, jti, events and sub or sid, signed and without nonce. Client: refuse anything else.',
  references: ['backchannel-logout#2.4', 'backchannel-logout#2.6'],
  examples: {
    fires: 'A logout_token with nonce, or with neither sub nor sid',
    passes: 'A logout_token with iss, aud, iat, exp, jti, events and sid',
  },
};

/** The provider’s word that a session has ended could be another token. */
export default rule({
  id: 'logout-token-invalid',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [seen.backchannel_logout],
  inspect(facts) {
    const read = facts.of(seen.backchannel_logout).flatMap((message) => {
      const problems = problemsOf(message, facts);
      return problems ? [{ message, problems }] : [];
    });
    if (read.length === 0) return 'not applicable';
    const wrong = read.find(({ problems }) => problems.length > 0);
    if (!wrong) return undefined;
    const { message, problems } = wrong;
    const isTaken = isAccepted(message.exchange);
    return {
      severity: isTaken ? 'medium' : 'low',
      confidence: 'certain',
      detail: `In the logout token ${problems.join(', ')}.${isTaken ? ' The client accepted it.' : ''}`,
      evidence: [message],
    };
  },
});

/** OIDC Back-Channel Logout §2.4; `undefined` for one that cannot be read. `aud` is compared where another message names the client. */
function problemsOf({ params }: Message, { flow }: Facts): readonly string[] | undefined {
  const jwt = decodeJwt(params['logout_token']);
  if (jwt?.type !== 'jws') return undefined;
  const { header, claims } = jwt;
  const client = flow.messages.find((one) => one.kind !== 'backchannel_logout' && one.client)?.client;
  const missing = ['iss', 'aud', 'iat', 'jti'].filter((name) => claims[name] === undefined);
  const said = [
    header['alg'] === 'none' && 'there is no signature',
    missing.length > 0 && `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing`,
    claims['sub'] === undefined && claims['sid'] === undefined && 'there is neither sub nor sid',
    claims['nonce'] !== undefined && 'there is a nonce, which only ID tokens have',
    client !== undefined &&
      claims['aud'] !== undefined &&
      ![claims['aud']].flat().includes(client) &&
      'aud is another client',
  ];
  return said.filter((one) => typeof one === 'string');
}
