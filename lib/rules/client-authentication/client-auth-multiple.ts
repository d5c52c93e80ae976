import { clientAuthenticationMethods } from '../../messages/oauth2/client-authentication.ts';
import { viewOf } from '../../messages/view.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'More than one client authentication method in a request',
  why: 'A request may use one method alone. Servers refuse two (invalid_request, invalid_client), or check one of them and nobody knows which.',
  fix: 'Use exactly the method the client is registered for.',
  references: ['rfc6749#2.3', 'rfc6749#5.2', 'rfc7521#4.2.1'],
  examples: {
    fires: 'Authorization: Basic … and client_secret in the body',
    passes: 'Authorization: Basic … and client_id alone in the body',
  },
};

/** The client proved itself in two ways at once. */
export default remark({
  id: 'client-auth-multiple',
  severity: 'low',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const direct = flow.messages
      .filter(({ to, kind }) => to === 'authorization_server' && kind !== 'authorization_request')
      .map((message) => ({ message, methods: clientAuthenticationMethods(viewOf(message.exchange)) }))
      .filter(({ methods }) => methods.length > 0);
    if (direct.length === 0) return 'not applicable';
    const found = direct.filter(({ methods }) => methods.length > 1);
    const [first] = found;
    if (!first) return undefined;
    return {
      confidence: 'certain',
      detail: `The request authenticates with ${first.methods.join(' and ')}; expected: one method.`,
      evidence: found.map(({ message }) => message),
    };
  },
});
