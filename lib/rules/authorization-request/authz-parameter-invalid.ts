import { parameterFaults } from '../../facts/parameter-faults.ts';
import { messagesOf } from '../../flows/flow.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Malformed authorization parameter',
  why: 'A server may refuse the request, ignore the parameter or take another of two values than the client means.',
  fix: 'Send each parameter once and in the form its specification gives it.',
  references: ['rfc6749#3.1', 'rfc6749#3.1.2', 'oidc-core#3.1.2.1', 'rfc8707#2', 'rfc9396#2'],
  examples: {
    fires: '/auth?…&state=a1&state=b2, one parameter with two values',
    passes: '/auth?…&resource=https://a.example&resource=https://b.example',
  },
};

/** Servers read such a parameter each in their own way, or not at all. */
export default rule({
  id: 'authz-parameter-invalid',
  severity: 'low',
  owner: 'client',
  needs: ['authorizationRequest'],
  inspect({ flow, authorizationRequest: { message, params } }) {
    const sent = messagesOf(flow, 'pushed_authorization_request').at(-1) ?? message;
    return parameterFaults(sent, params).map(({ code, name, says, isAmbiguous }) => ({
      severity: isAmbiguous && deciding.has(name) ? ('medium' as const) : ('low' as const),
      confidence: 'certain' as const,
      detail: `${name} ${says} (${code}).`,
      evidence: [sent],
    }));
  },
});

/** Which of two values counts decides who gets access to what. */
const deciding: ReadonlySet<string> = new Set(['client_id', 'redirect_uri', 'state', 'scope']);
