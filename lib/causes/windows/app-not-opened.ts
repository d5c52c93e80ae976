import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { isUnopenedApp } from '../../exchange/unopened-app.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The login leaves for an app on the device, by a scheme that nobody takes: mostly in a browser that is built into another app. */
export default cause({
  id: 'app-not-opened',
  owner: 'client',
  title: 'The browser could not open the app that the login needs',
  signs:
    'While the login waited, a page of it went to an address with a scheme of an app’s, or the answer itself did, and the browser knew no program for that.',
  against: 'An answer that came all the same: the person went on in another way, on another device.',
  fix: 'Install the app on this device, or choose the way with another device (a QR code) on the provider’s page.',
  references: ['rfc8252#8.12', 'rfc8252#7.1'],
  example: 'GET bankid:///?autostarttoken=… → net::ERR_UNKNOWN_URL_SCHEME, User-Agent “…; wv)”',
  confusedWith: ['not-answered', 'in-app-browser', 'callback-not-reached'],
  folds: [
    'not-answered',
    'handed-to-app',
    'callback-not-reached',
    'popup-closed',
    'no-answer',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const answer = flow.messages.findLast(isFrontChannelResponse);
    const isAnswer = answer !== undefined && isUnopenedApp(answer.exchange);
    if (answer && !isAnswer) return undefined;
    const exchange = isAnswer ? answer.exchange : flow.context.findLast(isUnopenedApp);
    if (!exchange) return undefined;
    const built = builtInto(exchange);
    const scheme = exchange.url.slice(0, exchange.url.indexOf(':') + 1).slice(0, 60);
    const where = isAnswer
      ? `The provider’s answer goes to the app behind ${scheme}`
      : `The page of ${hostOf(headerValue(exchange.requestHeaders, 'referer') ?? '') || 'the provider'} goes on in the app behind ${scheme}`;
    return {
      at: answer ?? flow.messages.findLast(isFrontChannelRequest),
      why: `${where}, and that was never opened: ${built ? `the login runs in a browser that is built into another app (${built}), which opens no other apps by itself` : 'the browser knows no program for it'} (${exchange.failure}).`,
      ...(built && { fix: builtInFix }),
      proof: 'answerer',
      confidence: 'firm',
    };
  },
});

const builtInFix =
  'Let the app that shows the login open it in the system’s browser (Custom Tabs, ASWebAuthenticationSession), or let its WebView hand addresses with other schemes to the system (Android: shouldOverrideUrlLoading and startActivity; iOS: WKNavigationDelegate and UIApplication.open). Where the other app has an https link of its own, use that.';

/** By which a WebView of Android’s or an app’s own browser on iOS names itself. */
function builtInto({ requestHeaders }: Exchange): string | undefined {
  const agent = headerValue(requestHeaders, 'user-agent') ?? '';
  if (/;\s?wv\)/.test(agent)) return 'an Android WebView';
  return /\((?:iPhone|iPad|iPod)/.test(agent) && !/Safari\/|CriOS|FxiOS|EdgiOS/.test(agent)
    ? 'a WKWebView of iOS'
    : undefined;
}
