import { isWithheld } from '../../exchange/cleaned.ts';
import { asObject, asText, parseJsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { addressKey, endpointOf, withoutFragment } from '../../exchange/parameters.ts';
import { errorOfAnswer } from '../answer-error.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';
import type { Params, View } from '../view.ts';
import { flat } from './asks-for-presentation.ts';

type Response = Message<'presentation_response'>;

/**
 * What the wallet has to show reaches the verifier: the wallet posts it, in the clear or encrypted (`direct_post`, `direct_post.jwt`); a
 * page finds it in its address; or the page got it of the browser and posts it on. OpenID4VP §8.1, §8.2, §8.3, appendix A.4.
 */
export function presentationResponse(view: View, learned: Learned): Response | undefined {
  const { exchange, fragment } = view;
  if (exchange.method === 'GET' && view.isNavigation !== false && holdsPresentation(fragment))
    return response(view, fragment, 'fragment');
  if (exchange.method !== 'POST') return undefined;
  const asked = addressKey(endpointOf(exchange.url));
  const isAwaited = learned.knows('response_uri', asked);
  const params = handedToPage(view) ?? view.body;
  const isOwn =
    holdsPresentation(params) || (isAwaited && (isSealed(params) || params['error'] !== undefined));
  if (!isOwn && !(isAwaited && exchange.requestBody?.text === undefined)) return undefined;
  return response(view, params, undefined);
}

/** A redirect that carries the answer in its fragment. */
export function redirectedPresentation({ exchange }: View): Response | undefined {
  const { redirectUrl = '' } = exchange;
  if (!redirectUrl.includes('vp_token=')) return undefined;
  const params = Object.fromEntries(new URLSearchParams(redirectUrl.slice(redirectUrl.indexOf('#') + 1)));
  if (!holdsPresentation(params)) return undefined;
  return recognised(exchange, 'presentation_response', {
    ...said(params),
    carrier: 'redirect',
    url: redirectUrl,
    responseMode: 'fragment',
    params,
    confidence: 'certain',
  });
}

/**
 * A `vp_token` as it is in 1.0, an object of lists by the query’s ids; in drafts a presentation or a list of them; or what a cleaner left.
 */
function holdsPresentation({ vp_token: token }: Params): boolean {
  if (!token) return false;
  if (isWithheld(token) || decodeJwt(token) || /^ey[\w-]+\.[\w-]+\.[\w-]*~/.test(token)) return true;
  if (token.startsWith('[')) return /^\[\s*(?:"|\{)/.test(token);
  const object = parseJsonObject(token);
  return object !== undefined && Object.values(object).some((one) => Array.isArray(one) || typeof one === 'string' || asObject(one) !== undefined); // prettier-ignore
}

/** Encrypted for the verifier. OpenID4VP §8.3. */
function isSealed({ response: sealed }: Params): boolean {
  return sealed !== undefined && (isWithheld(sealed) || decodeJwt(sealed) !== undefined);
}

/** `{protocol, data}` as the browser’s API gave it, posted on, alone or as a member of what the page sends. */
function handedToPage({ exchange }: View): Params | undefined {
  const text = exchange.requestBody?.text;
  if (!text?.includes('openid4vp')) return undefined;
  const json = parseJsonObject(text);
  for (const one of [json, ...Object.values(json ?? {}).map(asObject)]) {
    const protocol = asText(one?.['protocol']);
    const data = one && (asObject(one['data']) ?? parseJsonObject(asText(one['data'])));
    if (protocol?.startsWith('openid4vp') && data) return { protocol, ...flat(data) };
  }
  return undefined;
}

function response(view: View, params: Params, responseMode: 'fragment' | undefined): Response {
  const { exchange, answer } = view;
  const posted = responseMode === undefined;
  const shown = said(params);
  return recognised(exchange, 'presentation_response', {
    ...shown,
    params,
    answer: posted ? answer : undefined,
    responseMode,
    confidence: 'certain',
    ties: [
      ...shown.ties,
      ...ties(
        ['response_uri', posted && params['protocol'] === undefined ? exchange.url : undefined],
        ['presentation_return', posted ? withoutFragment(asText(answer?.['redirect_uri']) ?? '') : undefined],
      ),
    ],
    error: shown.error ?? (posted && (exchange.status ?? 0) >= 400 ? errorOfAnswer(answer) : undefined),
  });
}

function said(params: Params): Pick<Message, 'ties' | 'error'> {
  return { ties: ties(['state', params['state']]), error: errorOfAnswer(params) };
}
