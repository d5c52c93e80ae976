import { originOf } from '../../exchange/parameters.ts';
import type { Message } from '../message.ts';
import type { Params, View } from '../view.ts';
import { field } from './fields.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/**
 * The site sends the browser to the provider to have an identifier confirmed, by GET or by a form: with a page
 * (`checkid_setup`) or silently (`checkid_immediate`). OpenID 2.0 §9.1; OpenID 1.1 calls the realm `trust_root` (§14.2.1).
 */
export function openidAuthenticationRequest(
  view: View,
): Message<'openid_authentication_request'> | undefined {
  const { method } = view.exchange;
  if (view.isNavigation === false || (method !== 'GET' && method !== 'POST')) return undefined;
  const params = [view.query, view.body].find(isRequest);
  if (!params) return undefined;
  const returnTo = field(params, 'return_to');
  const handle = field(params, 'assoc_handle');
  return recognised(view.exchange, 'openid_authentication_request', {
    params,
    confidence: 'certain',
    ties: [],
    offers: ties(['assoc_handle', handle]),
    client: clientIdOf(params),
    returnAddress: returnTo,
  });
}

/** Beside its mode it says at least where to answer or whom to trust, and whom or which version it asks about. */
function isRequest(params: Params): boolean {
  const mode = field(params, 'mode');
  if (mode !== 'checkid_setup' && mode !== 'checkid_immediate') return false;
  const addressed = field(params, 'return_to') ?? field(params, 'realm') ?? field(params, 'trust_root');
  return Boolean(addressed && (field(params, 'ns') ?? field(params, 'identity')));
}

function clientIdOf(params: Params): string | undefined {
  return (
    field(params, 'realm') ??
    field(params, 'trust_root') ??
    originOf(field(params, 'return_to') ?? '') ??
    undefined
  );
}
