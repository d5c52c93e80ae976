import { asText } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import type { Message } from '../../messages/message.ts';
import { isOneOperator } from '../one-operator.ts';

/** For whom a token certainly is, where that is not the API that was called. */
export type ForeignAudience = 'graph' | 'account' | 'client' | 'other';

/** The audiences that a presented token names, and whom they mean. `audiences` is empty where the token itself is gone. */
export type TokenAudience = { readonly meant: ForeignAudience; readonly audiences: readonly string[] };

/**
 * The audience of the token that a call presents, where all that it names is certainly another than the called API: Microsoft Graph,
 * Keycloak’s account service, the client, an address of another operator. `undefined` where one fits, where one is a name that says
 * nothing, and where the token cannot be read. RFC 9068 §4.
 */
export function foreignAudienceOf(call: Message, clientId: string | null): TokenAudience | undefined {
  const recorded = call.exchange.verdicts?.token_for;
  if (recorded) return { meant: recorded, audiences: [] };
  const jwt = decodeJwt(call.token);
  if (jwt?.type !== 'jws') return undefined;
  const audiences = [jwt.claims['aud']].flat().flatMap((aud) => asText(aud) ?? []);
  const meant = audiences.map((aud) => meaningOf(aud, call.url, clientId));
  const [first] = meant;
  return first && !meant.includes(undefined) ? { meant: first, audiences } : undefined;
}

function meaningOf(aud: string, url: string, clientId: string | null): ForeignAudience | undefined {
  if (/^(?:00000003-0000-0000-c000-000000000000|https:\/\/graph\.microsoft\.com\/?)$/i.test(aud))
    return isGraph(url) ? undefined : 'graph';
  if (aud === 'account') return 'account';
  if (aud === clientId) return 'client';
  return /^https?:\/\/./i.test(aud) && !isOneOperator(aud, url) ? 'other' : undefined;
}

function isGraph(url: string): boolean {
  return URL.canParse(url) && /(^|\.)graph\.microsoft\.(com|us)$/i.test(new URL(url).hostname);
}
