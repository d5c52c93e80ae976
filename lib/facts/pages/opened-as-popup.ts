import { asObject, asText, parseJsonObject } from '../../exchange/json.ts';
import { decodeBase64Text } from '../../exchange/base64.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { fragmentParameters, pathOf, queryParameters } from '../../exchange/parameters.ts';
import type { VerdictWord } from '../../vocabulary/verdicts.ts';

/** Characters of a page that are read: what hands an answer to another window is small. */
const longestPage = 20_000;

/** What a page does that was opened by another and answers it. */
const speaksToOpener =
  /[\w$]\.opener\b|\bopener\.postMessage\b|\bsigninPopupCallback\b|\bpopupCallback\b|\bwindow\.close\(\)/;

/**
 * True when something of an exchange itself shows that its window was opened by a page, which waits for what becomes of it: the browser
 * says so, the request asks for it (`display=popup`, OIDC Core §3.1.2.1), its address is named so, MSAL's state tells it, or the
 * page speaks to its opener. False proves nothing.
 */
export function isOpenedAsPopup(exchange: Exchange): boolean {
  const { context, verdicts, url, responseBody } = exchange;
  if (context.openerTab !== undefined || verdicts?.window !== undefined) return true;
  if (popupPath.test(pathOf(url))) return true;
  const parameters = [...queryParameters(url), ...fragmentParameters(url)];
  if (parameters.some(asksForPopup)) return true;
  return speaksToOpener.test(responseBody?.text?.slice(0, longestPage) ?? '');
}

/** The opener’s name for its message, and every other way by which a page goes on or tells of what became of it. */
const postsToOpener = /\bopener\b[^;{}]{0,60}\.postMessage\b/;
const otherWays =
  /BroadcastChannel|(?:local|session)Storage|\blocation(?:\.href)?\s{0,5}=(?!=)|\blocation\.(?:replace|assign|reload)\b|<form\b|<script[^>]{0,200}\ssrc\b|http-equiv=["']?refresh|\bfetch\(|XMLHttpRequest|document\.cookie/i;

/** True for a page that tells the page which opened it how it went, by a message, and has no other way to. A trace says so, too. */
export function postsToOpenerAlone({ verdicts, responseBody }: Exchange): boolean {
  if (verdicts?.window !== undefined) return verdicts.window === 'posts';
  const text = responseBody?.text ?? '';
  return text.length <= longestPage && postsToOpener.test(text) && !otherWays.test(text);
}

/**
 * By the name that it has, or as Swagger UI’s and Vault’s are always called, which open nothing else (Vault’s page hands what it got to its
 * opener without looking whether there is one: ui/app/routes/vault/cluster/oidc-callback.js).
 */
const popupPath = /(?:^|[/_.-])popup|\/oauth2-redirect\.html$|\/ui\/vault\/auth\/.{1,200}\/oidc\/callback$/i;

function asksForPopup([name, value]: readonly [string, string]): boolean {
  if (name === 'display' || name === 'ux_mode') return value === 'popup';
  if (name === 'redirect_uri') return /^https?:\/\/[^/]+\/[^?#]*(?<=[/_.-])popup/i.test(value);
  return name === 'state' && interactionOf(value) === 'popup';
}

/** MSAL writes into its state how the person was asked: base64 of `{"id":…,"meta":{"interactionType":"popup"}}`, then `|` and the app's own. */
function interactionOf(state: string): string | undefined {
  if (!state.startsWith('eyJ')) return undefined;
  const members = parseJsonObject(decodeBase64Text(state.split('|', 1)[0] ?? ''));
  return asText(asObject(members?.['meta'])?.['interactionType']);
}

/** What a trace says of a popup’s page instead of its words. */
export function windowVerdictOf(exchange: Exchange): VerdictWord<'window'> | undefined {
  if (postsToOpenerAlone(exchange)) return 'posts';
  return isOpenedAsPopup(exchange) ? 'popup' : undefined;
}
