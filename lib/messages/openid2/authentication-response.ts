import { endpointOf, originOf, queryParameters, toRecord } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message, MessageError } from '../message.ts';
import type { Params, View } from '../view.ts';
import { field, namespace } from './fields.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/** The answer reaches the address it was asked for, by redirect or, when it is long, by a form. OpenID 2.0 §10, §4.1.2. */
export function openidAuthenticationResponse(
  view: View,
  learned: Learned,
): Message<'openid_authentication_response'> | undefined {
  const { method, url } = view.exchange;
  if (view.isNavigation === false || (method !== 'GET' && method !== 'POST')) return undefined;
  const sent = method === 'POST' && field(view.body, 'mode') ? view.body : view.query;
  return delivered(view, url, 'request', sent, learned);
}

/** A redirect whose target carries the answer. */
export function redirectedOpenidResponse(
  view: View,
  learned: Learned,
): Message<'openid_authentication_response'> | undefined {
  const url = view.exchange.redirectUrl;
  if (!url?.includes('openid.mode=') || view.isNavigation === false) return undefined;
  return delivered(view, url, 'redirect', toRecord(queryParameters(url)), learned);
}

function delivered(
  { exchange }: View,
  url: string,
  carrier: Message['carrier'],
  params: Params,
  learned: Learned,
): Message<'openid_authentication_response'> | undefined {
  const error = refusalOf(params);
  if (!error && !isAssertion(params)) return undefined;
  const isExpected = learned.isRedirectUri(endpointOf(url));
  const versioned = field(params, 'ns') === namespace;
  const returnTo = field(params, 'return_to');
  const signature = field(params, 'sig');
  const nonce = field(params, 'response_nonce');
  return recognised(exchange, 'openid_authentication_response', {
    carrier,
    url,
    params,
    confidence: isExpected ? 'certain' : error && !versioned ? 'tentative' : 'firm',
    ties: ties(['sig', signature]),
    offers: ties(['response_nonce', nonce]),
    ...(returnTo && { client: originOf(returnTo) ?? undefined, returnAddress: returnTo }),
    issuer: field(params, 'op_endpoint'),
    ...(error && { error }),
  });
}

/** OpenID 2.0 §10.1; OpenID 1.1 has no `op_endpoint` and no nonce. */
function isAssertion(params: Params): boolean {
  return field(params, 'mode') === 'id_res' && ['sig', 'signed'].every((name) => field(params, name));
}

/** OpenID 2.0 §10.2, §5.2.3. OpenID 1.1 refuses an immediate request with the address of a page instead. */
function refusalOf(params: Params): MessageError | undefined {
  const mode = field(params, 'mode');
  switch (mode) {
    case 'cancel':
      return { code: mode, description: null, refused: true };
    case 'setup_needed':
      return { code: mode, description: null, refused: false };
    case 'error':
      return field(params, 'error')
        ? { code: mode, description: field(params, 'error')!, refused: false }
        : undefined;
    case 'id_res':
      return field(params, 'user_setup_url')
        ? { code: 'setup_needed', description: null, refused: false }
        : undefined;
    default:
      return undefined;
  }
}
