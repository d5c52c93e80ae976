import { headerValue } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/parameters.ts';
import { postsPassword } from '../../facts/pages/posted-password.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Credentials may be re-posted to the client',
  why: 'After 307 or 308 the browser repeats the request with its body. What the person typed into the login form, their password too, goes to the client.',
  fix: 'Answer the login form with 303 See Other.',
  references: ['rfc9700#4.12', 'oauth-2.1#7.5.4'],
  examples: {
    fires: 'POST https://op.example/login answered by 307 to https://app.example/cb',
    passes: 'POST https://op.example/login answered by 303 to https://app.example/cb',
  },
};

/** 307 and 308 make the browser send the login form once more, to the client. */
export default rule({
  id: 'redirect-307',
  severity: 'high',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ flow }) {
    const answers = messagesOf(flow, 'authorization_response').filter(followsForm);
    if (answers.length === 0) return 'not applicable';
    const repeated = answers.find(repeatsForm);
    if (!repeated) return undefined;
    const { exchange } = repeated;
    const hasPassword = postsPassword(exchange);
    return {
      severity: hasPassword ? 'critical' : 'high',
      confidence: hasPassword ? 'certain' : 'firm',
      detail: `The server answered a POST by a ${exchange.status} redirect to the client${hasPassword ? ', and the form had a password' : ''}; expected 303.`,
      evidence: [repeated],
    };
  },
});

/** The server's answer to a form that it had shown. */
function followsForm({ carrier, exchange, protocol }: Message): boolean {
  return carrier === 'redirect' && isOAuth2(protocol) && exchange.method === 'POST';
}

function repeatsForm({ exchange, url }: Message): boolean {
  const { status, responseHeaders } = exchange;
  if (status !== 307 && status !== 308) return false;
  return (
    originOf(url) !== originOf(exchange.url) && !headerValue(responseHeaders, 'non-authoritative-reason')
  );
}
