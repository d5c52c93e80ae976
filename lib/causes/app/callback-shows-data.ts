import { headerValue, mediaType } from '../../exchange/headers.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { sessionInBodyOf } from '../../facts/leaks/session-in-answer.ts';
import { afterAnswer } from '../../facts/reception/after-answer.ts';
import { lastLanding } from '../../facts/reception/reception.ts';
import { isTopPage } from '../../messages/surrounding.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The callback logs the person in, and answers the browser as it would a script. RFC 9110 §15.4. */
export default cause({
  id: 'callback-shows-data',
  owner: 'client',
  title: 'The callback answers with data instead of leading into the app',
  signs:
    'The tab itself went to the callback, which set a session’s cookie and answered 200 with JSON: the browser shows that as text, and went nowhere from there.',
  against:
    'A callback that a script fetched, or in a frame; a redirect or a page of the app’s after it; JSON that refuses.',
  fix: 'For the person: open the app’s start page, the session is there. In the app: answer the callback with a redirect (302 or 303) to one of its pages; or let the redirect URI be a page whose script calls this address.',
  references: ['rfc9110#15.4.4'],
  example: 'GET /api/auth/callback?code=… → 200 {"success":true} with Set-Cookie: session=…',
  confusedWith: ['page-after-login-missing', 'callback-failed'],
  folds: ['unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow, ending: { reception, takenAt } }): CauseDraft | undefined {
    if (reception?.outcome !== 'succeeded' || reception.by !== 'session_cookie' || !takenAt) return undefined;
    const message = lastLanding(flow, takenAt);
    const { exchange } = message;
    const type = mediaType(headerValue(exchange.responseHeaders, 'content-type'));
    const isData =
      exchange.status === 200 && /[/+]json$/.test(type) && sessionInBodyOf(exchange) !== 'refused';
    if (!isData || reception.at.id !== exchange.id || !isTopPage(exchange)) return undefined;
    const { shown, calls } = afterAnswer(flow, exchange);
    if (calls.length > 0 || shown.some(({ id }) => id !== exchange.id)) return undefined;
    return {
      at: message,
      why: `The app took the answer and began a session, and answered the tab itself with data (${type}) at ${endpointOf(exchange.url)}: the browser shows that as text, and nothing leads on into the app.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [message],
    };
  },
});
