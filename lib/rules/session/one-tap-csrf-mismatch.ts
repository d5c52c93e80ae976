import { doubleSubmits } from '../../facts/double-submit.ts';
import { sessionBegunBy } from '../../facts/pages/session-begun.ts';
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
  needs: [doubleSubmits],
  inspect({ of, flow }) {
    const wrong = of(doubleSubmits).find(
      ({ message, field, cookie }) => field !== cookie && sessionBegunBy(flow, message) !== undefined,
    );
    return (
      wrong && {
        confidence: 'firm',
        detail: `The form came with ${wrong.cookie === null ? 'no cookie g_csrf_token' : 'another value in the cookie g_csrf_token'} than its own, and was answered with a session.`,
        evidence: [wrong.message],
      }
    );
  },
});
