import { hostOf } from '../../exchange/parameters.ts';
import { doubleSubmitName, doubleSubmits } from '../../facts/double-submit.ts';
import { cause, placeIn } from '../cause.ts';
import { namesOtherReason } from '../said/names-other-reason.ts';
import { withQuote } from '../said/from-words.ts';

/** A posted ID token whose form does not fit its cookie. https://developers.google.com/identity/gsi/web/guides/verify-google-id-token */
export default cause({
  id: 'double-submit-mismatch',
  owner: 'client',
  title: 'The value in the posted form is not in its cookie',
  signs:
    'The form with the ID token has g_csrf_token; the cookie of that name has another value, or is missing among others; and the app refused the form.',
  against: 'The same value in both; a recording without cookies; an app that says another reason.',
  fix: 'Start again from the page with the button, and in one window: each press makes a new value. Where it happens always, see who else posts this form.',
  references: ['rfc6749#10.12'],
  example: 'POST https://api.shop.example/google with g_csrf_token=a, and no cookie g_csrf_token',
  confusedWith: ['csrf-middleware-blocks', 'state-rejected', 'cookie-lax-post'],
  folds: ['state-rejected', 'csrf-middleware-blocks', 'callback-failed', 'unexplained', 'known-error'],
  needs: [doubleSubmits],
  inspect(facts) {
    const found = facts.of(doubleSubmits).find(({ field, cookie }) => field !== cookie);
    if (!found || facts.ending.outcome !== 'failed' || namesOtherReason(facts, reasons)) return undefined;
    const { message, field, cookie } = found;
    const host = hostOf(message.exchange.url) || 'the app';
    const missing = {
      why: `The form came to ${host} with ${doubleSubmitName}, and without the cookie of that name: the app has nothing to compare it with.`,
      fix: `Have the page with the button and login_uri on the same host: the script keeps the cookie for the page’s host alone, so that it does not go to another one, not even a subdomain.`,
    };
    const other = {
      why: `The value ${doubleSubmitName} in the form that came to ${host} is not the one in its cookie.`,
    };
    const { why, ...fix } = cookie === null ? missing : other;
    return {
      at: message,
      ...fix,
      ...withQuote(facts, why),
      proof: 'comparison',
      confidence: cookie === null ? 'firm' : 'certain',
      evidence: [message],
      compared: [
        {
          name: doubleSubmitName,
          expected: placeIn(facts.flow, message.exchange, cookie),
          got: { value: field, at: message },
        },
      ],
    };
  },
});

/** What an app may say of it. */
const reasons = [
  'double-submit-mismatch',
  'csrf-middleware-blocks',
  'state-rejected',
  'state-cookie-lost',
] as const;
