import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';

/**
 * Whose cookies a request came with, by its `User-Agent`: a browser by the name that people know it by, or an app’s own view of a page, each
 * with cookies of its own; `undefined` where that names none, as of programs and of tools that pose as browsers. RFC 9110 §10.1.5.
 */
export function browserNameOf({ requestHeaders }: Exchange): string | undefined {
  const agent = headerValue(requestHeaders, 'user-agent') ?? '';
  if (!agent.startsWith('Mozilla/')) return undefined;
  return names.find(([, sign]) => sign.test(agent))?.[0];
}

/** The most special first: all of them name Safari, Chrome or Firefox as well. */
const names: readonly (readonly [name: string, sign: RegExp])[] = [
  ['the view inside the app LINE', /\bLine\/\d/],
  ['the view inside the app Instagram', /\bInstagram\b/],
  ['the view inside the app Facebook', /\bFB(?:AN|AV|_IAB)\b/],
  ['the view inside the app WeChat', /\bMicroMessenger\//],
  ['the view inside the app KakaoTalk', /\bKAKAOTALK\b/i],
  ['the view inside the app NAVER', /\bNAVER\(inapp/i],
  ['the view inside the app TikTok', /\b(?:musical_ly|BytedanceWebview|TikTok)\b/i],
  ['the view inside the app LinkedIn', /\bLinkedInApp\b/],
  ['the view inside the app Snapchat', /\bSnapchat\//],
  ['the view inside the app X', /\bTwitter for i(?:Phone|Pad)\b|\bTwitterAndroid\b/],
  ['the Google app', /\bGSA\//],
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|OPiOS|OPT|OPX)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Yandex Browser', /\bYaBrowser\//],
  ['Vivaldi', /\bVivaldi\//],
  ['DuckDuckGo', /\b(?:DuckDuckGo|Ddg)\//],
  ['Firefox', /\bF(?:irefox|xiOS|ocus)\/\d/],
  ['Chrome', /\bCriOS\//],
  ['an app’s own view', /\bAndroid\b.*; wv\)/],
  ['Chrome', /\bChrom(?:e|ium)\/\d/],
  ['Safari', /\bVersion\/\d.*\bSafari\//],
  ['an app’s own view', /\b(?:iPhone|iPad)\b.*AppleWebKit\/[\d.]+ \(KHTML, like Gecko\) Mobile\/\w+$/],
];
