import { cameFrom } from '../../exchange/came-from.ts';
import { headerValue } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { oauth2Message } from '../oauth2/oauth2-message.ts';

/**
 * Google Identity Services delivers an ID token by a form to the site's `login_uri`: `credential` is the token, and
 * `g_csrf_token` stands both in the form and in a cookie.
 * https://developers.google.com/identity/gsi/web/guides/verify-google-id-token
 */
export function credentialResponse(view: View): Message<'authorization_response'> | undefined {
  const { exchange, body } = view;
  if (exchange.method !== 'POST') return undefined;
  if (view.isNavigation === false) return handedOnByPage(view);
  const { credential, g_csrf_token: csrfToken } = body;
  const jwt = csrfToken && credential ? decodeJwt(credential) : undefined;
  if (!credential || !csrfToken || jwt?.type !== 'jws' || !asText(jwt.claims['aud'])) return undefined;
  const isDoubleSubmit = cookieOf(view, 'g_csrf_token') === csrfToken;
  const issuer = asText(jwt.claims['iss']) ?? '';
  if (!isDoubleSubmit && !googles.test(issuer) && cameFrom(exchange) !== originOf(issuer)) return undefined;
  return oauth2Message(exchange, 'authorization_response', {
    params: { ...body, id_token: credential },
    responseMode: 'form_post',
    confidence: isDoubleSubmit ? 'certain' : 'firm',
  });
}

/** The page’s script was handed the token by Google’s, and hands it on to its own server under the name that it had there. */
function handedOnByPage({ exchange, body, origin }: View): Message<'authorization_response'> | undefined {
  const { credential } = body;
  const jwt = credential === undefined ? undefined : decodeJwt(credential);
  if (credential === undefined || jwt?.type !== 'jws' || !asText(jwt.claims['aud'])) return undefined;
  if (!googles.test(asText(jwt.claims['iss']) ?? '') || cameFrom(exchange) !== origin) return undefined;
  return oauth2Message(exchange, 'authorization_response', {
    params: { credential, id_token: credential },
    responseMode: 'form_post',
    confidence: 'firm',
  });
}

const googles = /^(https:\/\/)?accounts\.google\.com$/;

function cookieOf({ exchange }: View, name: string): string | undefined {
  const cookies = headerValue(exchange.requestHeaders, 'cookie')?.split(/;\s*/) ?? [];
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}
