import type { Message, MessageError, Said } from '../message.ts';
import type { Params, View } from '../view.ts';
import { field, parseKeyValues } from './fields.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/** Site and provider agree on a key for signatures. OpenID 2.0 §8. Logins that name its handle are served by it. */
export function association(view: View): Message<'openid_association'> | undefined {
  const request = view.request;
  if (field(request, 'mode') !== 'associate' || view.isNavigation) return undefined;
  if (!field(request, 'assoc_type') && !field(request, 'session_type')) return undefined;
  const answer = answerOf(view);
  const handle = answer['assoc_handle'];
  return direct(view, 'openid_association', answer, {
    ties: ties(['assoc_handle', handle]),
    ...(answer['error_code'] && { error: refusal(answer['error_code'], answer['error']) }),
  });
}

/** The site asks the provider whether an answer is genuine. OpenID 2.0 §11.4.2. */
export function verification(view: View): Message<'openid_verification'> | undefined {
  const request = view.request;
  if (field(request, 'mode') !== 'check_authentication' || view.isNavigation) return undefined;
  const signature = field(request, 'sig');
  if (!signature || !field(request, 'assoc_handle')) return undefined;
  const answer = answerOf(view);
  return direct(view, 'openid_verification', answer, {
    ties: ties(['sig', signature]),
    returnAddress: field(request, 'return_to'),
    ...(answer['is_valid'] === 'false' && { error: refusal('is_valid:false', answer['error']) }),
  });
}

function answerOf({ exchange }: View): Params {
  return parseKeyValues(exchange.responseBody?.text);
}

function refusal(code: string, description: string | undefined): MessageError | undefined {
  return { code, description: description ?? null, refused: false };
}

function direct<Kind extends 'openid_association' | 'openid_verification'>(
  view: View,
  kind: Kind,
  answer: Params,
  said: Said,
): Message<Kind> {
  return recognised(view.exchange, kind, {
    params: view.request,
    answer: Object.keys(answer).length > 0 ? answer : undefined,
    confidence: 'certain',
    ...said,
  });
}
