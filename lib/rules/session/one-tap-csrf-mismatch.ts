import { sentCookiesOf } from '../../facts/cookies/sent-cookies.ts';
import { sessionBegunBy } from '../../facts/pages/session-begun.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Google’s form is taken without its second half',
  why: 'The form has a value that must stand in a cookie as well. A server that does not compare the two takes a form that another site made this browser post, and logs the person in as somebody else.',
  fix: 'Refuse the form unless the cookie g_csrf_token is there and equal to the field g_csrf_token.',
  references: ['rfc6749#10.12'],
  examples: {
    fires: 'POST with credential and g_csrf_token=a, the cookie g_csrf_token=b, answered with a session',
    passes: 'The same value in the form and in the cookie; another one, refused',
  },
};

/** A double submit that nobody compared. https://developers.google.com/identity/gsi/web/guides/verify-google-id-token */
export default rule({
  id: 'one-tap-csrf-mismatch',
  severity: 'medium',
  owner: 'client',
  needs: ['authorizationResponse'],
  inspect({ flow }) {
    const posted = messagesOf(flow, 'authorization_response').filter(
      ({ params }) => params['credential'] && params['g_csrf_token'],
    );
    const judged = posted.flatMap((message) => {
      const verdict = doubleSubmitOf(message);
      return verdict ? [{ message, verdict }] : [];
    });
    if (judged.length === 0) return 'not applicable';
    const wrong = judged.find(
      ({ message, verdict }) => verdict !== 'match' && sessionBegunBy(flow, message) !== undefined,
    );
    return (
      wrong && {
        confidence: 'firm',
        detail: `The form came with ${wrong.verdict === 'absent' ? 'no cookie g_csrf_token' : 'another value in the cookie g_csrf_token'} than its own, and was answered with a session.`,
        evidence: [wrong.message],
      }
    );
  },
});

/** `undefined` where cookies were not recorded: one of any name must show that they were. */
function doubleSubmitOf({ exchange, params }: Message): 'match' | 'mismatch' | 'absent' | undefined {
  const sent = sentCookiesOf(exchange) ?? [];
  if (sent.length === 0) return undefined;
  const cookie = sent.find(({ name }) => name === 'g_csrf_token');
  if (!cookie) return 'absent';
  return cookie.value === params['g_csrf_token'] ? 'match' : 'mismatch';
}
