import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { hostOf, originOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { isPage } from '../../messages/surrounding.ts';
import { cause } from '../cause.ts';

/** A helper page of another site took the answer, and what it stored is not there when the app embeds it. */
export default cause({
  id: 'storage-partitioned-handler',
  owner: 'client',
  title: 'The page that took the answer keeps it on another site than the app',
  signs:
    'The answer came to a helper page on another site than the app, the browser then went back to the app, which loaded a page of that site in a frame to ask for the result, and nobody was logged in.',
  against:
    'A helper page on the app’s own site; a login in a popup, which is not embedded; an app that was logged in afterwards.',
  fix: 'Serve the helper from the app’s own site: Firebase: proxy /__/auth to the project and set authDomain to the app’s domain (a broker: a custom domain below the app’s); or use a popup.',
  references: ['browser-based-apps'],
  example:
    'answer at https://proj.firebaseapp.com/__/auth/handler; then https://app.example loads https://proj.firebaseapp.com/__/auth/iframe',
  confusedWith: ['callback-failed', 'third-party-cookies-blocked', 'session-cookie-not-kept'],
  folds: [
    'callback-failed',
    'code-not-redeemed',
    'unexplained',
    'session-cookie-not-kept',
    'state-cookie-lost',
  ],
  needs: ['authorizationResponse'],
  inspect({ authorizationResponse: response, flow, ending }) {
    if (ending.outcome === 'succeeded' || response.error) return undefined;
    const handler = originOf(response.url) ?? '';
    const after = flow.context.filter(({ startedAt }) => startedAt > response.exchange.startedAt);
    const frame = after.find((one) => isFrameOf(handler, one));
    const app = frame && embedderOf(frame);
    const isBack = after.some((one) => isPage(one) && !isInFrame(one) && originOf(one.url) === app);
    if (!frame || !app || !isBack || isOneSite(app, handler)) return undefined;
    return {
      at: response,
      why: `The answer came to ${hostOf(handler)}, a helper page on another site than the app (${hostOf(app)}). Back there the app asks it in a frame for the result, and browsers keep the storage of an embedded site apart from the one it has by itself: the result is not found, and nobody is logged in.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [response],
      compared: [
        { name: 'origin', expected: { value: app, at: undefined }, got: { value: handler, at: response } },
      ],
    };
  },
});

function isFrameOf(handler: string, exchange: Exchange): boolean {
  return isInFrame(exchange) && originOf(exchange.url) === handler;
}

/** The page that shows a frame, by its origin. */
function embedderOf({ context, requestHeaders }: Exchange): string | undefined {
  return context.initiator ?? originOf(headerValue(requestHeaders, 'referer') ?? '') ?? undefined;
}
