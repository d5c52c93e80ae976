import { originOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { namedError } from '../../facts/named-error.ts';
import { remark, type RuleWords } from '../rule.ts';

const codes = new Set(['login_required', 'interaction_required', 'account_selection_required']);

/** Milliseconds between two renewals of one session. */
const shortly = 5 * 60_000;

export const words: RuleWords = {
  title: 'Silent login needs the person after all',
  why: 'The request asked the provider to answer without showing anything, and there was no session it could use. That is an expected answer.',
  fix: 'Fall back to a visible login and do not repeat the silent request in a loop. If the person is signed in, check max_age, the hint, and whether the frame gets the provider’s cookies.',
  references: ['oidc-core#3.1.2.6', 'oidc-core#3.1.2.1'],
  examples: {
    fires: '/cb?error=login_required after a request with prompt=none',
    passes: '/cb?error=consent_required after a request with prompt=none',
  },
};

/** A silent request found that it cannot be silent. Renewals that go on failing every few minutes are told once. */
export default remark({
  id: 'err-login-required',
  severity: 'info',
  owner: 'client',
  needs: [namedError],
  inspect(facts) {
    const { error, failedAt } = facts.of(namedError);
    const { authorizationRequest } = facts;
    if (!codes.has(error.code)) return undefined;
    const prompt = authorizationRequest?.params['prompt'];
    return {
      confidence: 'certain',
      ...(isToldAlready(facts, failedAt) && { isToldEarlier: true as const }),
      detail: `The answer says ${error.code}${prompt ? `; the request had prompt=${prompt}` : ''}.`,
      cause: 'There was no session at the provider that it could use without asking the person.',
      evidence: authorizationRequest ? [authorizationRequest.message, failedAt] : [failedAt],
    };
  },
});

/** The same client had such an answer from the same provider shortly before. */
function isToldAlready({ flow, authorizationRequest: request }: Facts, failedAt: Message): boolean {
  const client = request?.params['client_id'];
  if (!request || !client) return false;
  const provider = originOf(request.message.exchange.url);
  return (flow.earlier?.('client', client) ?? []).some(
    ({ messages }) =>
      messages.some(
        ({ kind, exchange }) => kind === 'authorization_request' && originOf(exchange.url) === provider,
      ) &&
      messages.some(
        (message) =>
          codes.has(message.error?.code ?? '') && Math.abs(timeOf(failedAt) - timeOf(message)) <= shortly,
      ),
  );
}
