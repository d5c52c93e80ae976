import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';

/** A browser by the name that people know it by: each has cookies of its own. */
export type BrowserName = {
  readonly name: string;
  /** It is an app’s own view of a page, not the browser of the device. */
  readonly isInApp: boolean;
};

/**
 * Whose cookies a request came with, by its `User-Agent`; `undefined` where that names none, as of programs and of tools that pose as
 * browsers. RFC 9110 §10.1.5.
 */
export function browserNameOf({ requestHeaders }: Exchange): BrowserName | undefined {
  const agent = headerValue(requestHeaders, 'user-agent') ?? '';
  if (!agent.startsWith('Mozilla/')) return undefined;
  const found = names.find(([, sign]) => sign.test(agent));
  return found && { name: found[0], isInApp: found[2] === 'app' };
}

/** The most special first: all of them name Safari, Chrome or Firefox as well. */
const names: readonly (readonly [name: string, sign: RegExp, kind: 'app' | 'browser'])[] = [
  ['LINE', /\bLine\/\d/, 'app'],
  ['Instagram', /\bInstagram\b/, 'app'],
  ['Facebook', /\bFB(?:AN|AV|_IAB)\b/, 'app'],
  ['WeChat', /\bMicroMessenger\//, 'app'],
  ['KakaoTalk', /\bKAKAOTALK\b/i, 'app'],
  ['NAVER', /\bNAVER\(inapp/i, 'app'],
  ['TikTok', /\b(?:musical_ly|BytedanceWebview|TikTok)\b/i, 'app'],
  ['LinkedIn', /\bLinkedInApp\b/, 'app'],
  ['Snapchat', /\bSnapchat\//, 'app'],
  ['X', /\bTwitter for i(?:Phone|Pad)\b|\bTwitterAndroid\b/, 'app'],
  ['the Google app', /\bGSA\//, 'app'],
  ['Edge', /\bEdg(?:e|A|iOS)?\//, 'browser'],
  ['Opera', /\b(?:OPR|OPiOS|OPT|OPX)\//, 'browser'],
  ['Samsung Internet', /\bSamsungBrowser\//, 'browser'],
  ['Yandex Browser', /\bYaBrowser\//, 'browser'],
  ['Vivaldi', /\bVivaldi\//, 'browser'],
  ['DuckDuckGo', /\b(?:DuckDuckGo|Ddg)\//, 'browser'],
  ['Firefox', /\bF(?:irefox|xiOS|ocus)\/\d/, 'browser'],
  ['Chrome', /\bCriOS\//, 'browser'],
  ['an app’s own view', /\bAndroid\b.*; wv\)/, 'app'],
  ['Chrome', /\bChrom(?:e|ium)\/\d/, 'browser'],
  ['Safari', /\bVersion\/\d.*\bSafari\//, 'browser'],
  ['an app’s own view', /\b(?:iPhone|iPad)\b.*AppleWebKit\/[\d.]+ \(KHTML, like Gecko\) Mobile\/\w+$/, 'app'],
];
