import { asText } from '../../exchange/json.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { knownTokens } from '../../messages/delivered-tokens.ts';
import type { Facts } from '../../facts/facts.ts';
import { answeredAt } from '../../facts/answered-at.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

/** RFC 6749 §4.1.2 recommends ten minutes at most. */
const longestLife = 10 * 60_000;

export const words: RuleWords = {
  title: 'Authorization code reused or too long-lived',
  why: 'A code that works more than once, or for long, can be redeemed by whoever finds it in a history, a log or a Referer header.',
  fix: 'Client: redeem each code once (look for a component that mounts twice or a second tab). Server: accept a code once, within minutes, and revoke its tokens when it comes again.',
  references: ['rfc6749#4.1.2', 'rfc9700#4.2.4'],
  examples: {
    fires: 'Two token requests with the same code both get tokens',
    passes: 'The second token request gets invalid_client or use_dpop_nonce before the code was used',
  },
};

/** A code worked twice, was tried twice, or worked long after it was handed out. */
export default rule({
  id: 'code-reuse',
  severity: 'high',
  owner: 'authorization_server',
  needs: ['redemptions'],
  inspect(facts) {
    const withCode = facts.redemptions.filter(({ params }) => params['code']);
    if (withCode.length === 0) return 'not applicable';
    return reused(withCode) ?? late(facts, withCode);
  },
});

function reused(redemptions: readonly Message[]): FindingDraft | undefined {
  for (const [at, first] of redemptions.entries()) {
    if (!gaveTokens(first)) continue;
    const again = redemptions
      .slice(at + 1)
      .filter((message) => message.params['code'] === first.params['code'] && !isCopy(first, message));
    const accepted = again.find((message) => gaveTokens(message));
    const shown = accepted ?? again.find((message) => asText(message.answer?.['error']) === 'invalid_grant');
    if (!shown) continue;
    return {
      severity: accepted ? 'high' : 'low',
      owner: accepted ? 'authorization_server' : 'client',
      confidence: accepted && !(first.answer && accepted.answer) ? 'firm' : 'certain',
      detail: accepted
        ? 'The same code was redeemed twice, and the server issued tokens both times; expected: a refusal the second time.'
        : 'The client sent a code again that it had redeemed before; the server refused.',
      evidence: [first, shown],
    };
  }
  return undefined;
}

/** The same tokens: one exchange seen twice (by a page and by its service worker), or a server that answers a retry alike. */
function isCopy(first: Message, second: Message): boolean {
  const [a, b] = [knownTokens(first)['access_token'], knownTokens(second)['access_token']];
  return a !== undefined && a === b;
}

function late(
  { flow, authorizationResponse }: Facts,
  redemptions: readonly Message[],
): FindingDraft | undefined {
  const code = authorizationResponse?.params['code'];
  const redemption = redemptions.find((message) => message.params['code'] === code && gaveTokens(message));
  if (!authorizationResponse || !redemption) return undefined;
  const redirect = messagesOf(flow, 'authorization_response').find(
    ({ carrier, params }) => carrier === 'redirect' && params['code'] === code,
  );
  const seen = timeOf(redemption) - timeOf(authorizationResponse);
  const age = Math.min(seen, (redirect && byServersClock(redirect, redemption)) ?? seen);
  if (age <= longestLife) return undefined;
  return {
    severity: 'low',
    confidence: 'firm',
    detail: `The server accepted a code ${Math.round(age / 60_000)} minutes after it had handed it out; expected: ten minutes at most.`,
    evidence: [authorizationResponse, redemption],
  };
}

/** By the browser's clock alone a machine whose clock was set in between looks as if it had waited. */
function byServersClock(redirect: Message, redemption: Message): number | undefined {
  const [handedOut, accepted] = [answeredAt(redirect), answeredAt(redemption)];
  return handedOut?.clock === 'server' && accepted?.clock === 'server'
    ? accepted.time - handedOut.time
    : undefined;
}
