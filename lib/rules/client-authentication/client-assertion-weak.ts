import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { timeOf } from '../../flows/flow.ts';
import { clientAssertions, type ClientAssertion } from '../../facts/client/client-assertion.ts';
import { isNonceChallenge } from '../../messages/oauth2/dpop.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { severities } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';

/** Seconds an assertion may live; milliseconds in which the same request comes again after a lost answer. */
const longestLife = 600;
const retry = 5000;

export const words: RuleWords = {
  title: 'Client assertion is unsigned, replayed or too long-lived',
  why: 'An assertion is a key for one request. One that is not signed, lives long or is used again works for whoever finds it.',
  fix: 'Sign a new assertion for every request, with a jti of its own and a lifetime of a minute.',
  references: ['rfc7523#3', 'oidc-core#9'],
  examples: {
    fires: 'The same client_assertion in the pushed request and in the token request',
    passes: 'A new jti each time, "exp" a minute after "iat"',
  },
};

/** The assertion proves less than it should. */
export default rule({
  id: 'client-assertion-weak',
  severity: 'medium',
  owner: 'client',
  needs: [clientAssertions],
  inspect({ of }) {
    const assertions = of(clientAssertions);
    const faults = [
      ...assertions.flatMap((assertion) => faultsOf(assertion)),
      ...assertions
        .slice(1)
        .flatMap((assertion, at) => replayOf(assertion, assertions.slice(0, at + 1)) ?? []),
    ];
    if (faults.length === 0) return undefined;
    return {
      severity: severities.find((severity) => faults.some((fault) => fault.severity === severity))!,
      confidence: 'certain',
      detail: [...new Set(faults.map(({ says }) => says))].join(' '),
      evidence: [...new Set(faults.flatMap(({ messages }) => messages))],
    };
  },
});

type Fault = {
  readonly severity: Severity;
  readonly says: string;
  readonly messages: readonly ClientAssertion['message'][];
};

function faultsOf({ message, jwt: { header, claims, signature } }: ClientAssertion): readonly Fault[] {
  const fault = (severity: Severity, says: string): Fault => ({ severity, says, messages: [message] });
  const { exp, iat } = claims;
  const from = typeof iat === 'number' ? iat : timeOf(message) / 1000;
  const clientId = message.params['client_id'];
  const named = ['iss', 'sub'].filter((name) => clientId && asText(claims[name]) !== clientId);
  return [
    ...(header['alg'] === 'none' || signature === '' ? [fault('high', 'The assertion is not signed.')] : []),
    ...(typeof exp !== 'number' ? [fault('low', 'It never expires: there is no exp.')] : []),
    ...(typeof exp === 'number' && exp - from > longestLife
      ? [fault('low', `It lives ${Math.round((exp - from) / 60)} minutes; expected: one, and ten at most.`)]
      : []),
    ...(asText(claims['jti']) === undefined
      ? [fault('low', 'It has no jti, so nobody notices when it comes again.')]
      : []),
    ...(named.length > 0
      ? [fault('low', `${named.join(' and ')} of the assertion must be the client_id.`)]
      : []),
  ];
}

/**
 * The same assertion in another request. The same request again, at once, is a retry; one that the server itself asked for, to have its
 * nonce in the proof (RFC 9449 §8), is one request made in two goes.
 */
function replayOf(assertion: ClientAssertion, earlier: readonly ClientAssertion[]): Fault | undefined {
  const jti = asText(assertion.jwt.claims['jti']);
  const first = earlier.find(
    ({ token, jwt }) => token === assertion.token || (jti !== undefined && jwt.claims['jti'] === jti),
  );
  if (!first) return undefined;
  if (wasAskedAgain(first, assertion))
    return {
      severity: 'info',
      says: 'The same assertion was sent again when the server had asked for its nonce; one that remembers assertions refuses the second.',
      messages: [first.message, assertion.message],
    };
  const isRetry =
    endpointOf(first.message.url) === endpointOf(assertion.message.url) &&
    timeOf(assertion.message) - timeOf(first.message) <= retry;
  return {
    severity: isRetry ? 'low' : 'medium',
    says: `The same assertion was sent in two requests${isRetry ? ', a retry of one another' : ''}; expected: a new one each time.`,
    messages: [first.message, assertion.message],
  };
}

/** Refused for want of a nonce, and the next thing sent to that address. */
function wasAskedAgain({ message: first }: ClientAssertion, { message: again }: ClientAssertion): boolean {
  return (
    isNonceChallenge(first.exchange, first.answer) &&
    endpointOf(first.url) === endpointOf(again.url) &&
    timeOf(again) - timeOf(first) <= retry
  );
}
