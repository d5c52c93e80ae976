import { answerParameter } from '../../facts/answer-parameter.ts';
import { messagesOf } from '../../flows/flow.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'One answer with a code and an error',
  why: 'An answer is a grant or a refusal. Clients differ in which of the two they read first: some go on with a code that was meant to be refused.',
  fix: 'Send either code or error, never both.',
  references: ['rfc6749#4.1.2', 'rfc6749#4.1.2.1'],
  examples: { fires: '/cb?code=…&error=access_denied&state=…', passes: '/cb?error=access_denied&state=…' },
};

/** The server granted and refused at once. */
export default remark({
  id: 'code-and-error',
  severity: 'low',
  owner: 'authorization_server',
  needs: ['authorizationResponse'],
  inspect({ flow }) {
    for (const message of messagesOf(flow, 'authorization_response')) {
      const code = answerParameter(message, 'code');
      const error = answerParameter(message, 'error');
      if (!code || !error || isNumber(code)) continue;
      return {
        confidence: 'certain',
        detail: 'The answer has both a code and an error; expected one of them.',
        evidence: [message],
      };
    }
    return undefined;
  },
});

/** Some servers number their errors in a parameter of that name. */
function isNumber(code: string): boolean {
  return /^-?\d{1,8}$/.test(code);
}
