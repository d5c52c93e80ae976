import { headerValue, mediaType } from '../../exchange/headers.ts';
import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import { errorOfAnswer } from '../answer-error.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';
import type { View } from '../view.ts';
import { asksForPresentation, flat } from './asks-for-presentation.ts';
import { presentationSaid } from './presentation-request.ts';

/**
 * The wallet fetches the request that it was given a reference to, by GET or by POST. The object’s own claims decide whether it is one:
 * an authorization server may fetch the objects of OAuth’s clients so. OpenID4VP §5.10; RFC 9101 §5.2.3.
 */
export function presentationRequestObject(
  view: View,
  learned: Learned,
): Message<'presentation_request_object'> | undefined {
  const { exchange, body } = view;
  if (exchange.method !== 'GET' && exchange.method !== 'POST') return undefined;
  const isAwaited = learned.knows('request_object', exchange.url);
  const object = objectIn(view);
  const claims = object?.type === 'jws' ? flat(object.claims) : undefined;
  const sent = exchange.method === 'POST' ? body : {};
  const isPosted = sent['wallet_nonce'] !== undefined || sent['wallet_metadata'] !== undefined;
  if (claims ? !asksForPresentation(claims) && !isAwaited : !isAwaited && !(isPosted && object))
    return undefined;
  const said = claims && presentationSaid(claims);
  return recognised(exchange, 'presentation_request_object', {
    params: { ...sent, ...claims },
    answer: object?.type === 'jws' ? object.claims : undefined,
    confidence: claims || isAwaited ? 'certain' : 'firm',
    ...said,
    ties: [...ties(['request_object', exchange.url]), ...(said?.ties ?? [])],
    ...(!object && { error: errorOfAnswer(view.answer) }),
  });
}

function objectIn({ exchange: { responseBody, responseHeaders } }: View): Jwt | undefined {
  const text = responseBody?.text?.trim();
  const type = responseBody?.mediaType || mediaType(headerValue(responseHeaders, 'content-type'));
  return type === 'text/html' ? undefined : decodeJwt(text);
}
