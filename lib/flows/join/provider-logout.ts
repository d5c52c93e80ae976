import { asText } from '../../exchange/json.ts';
import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import type { Assembly } from '../assembly.ts';
import type { FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Join } from './place.ts';

/**
 * The provider tells its clients that a session has ended: to the logout that made it do so; else to the login of that
 * session; else it stands by itself. OIDC Front-Channel Logout §3.
 */
export const joinFrontchannelLogout: Join = (assembly, message) =>
  ofSession(assembly, message, originOf(message.issuer ?? ''), message.params['sid']) ??
  (message.confidence === 'certain' ? 'open' : 'wait');

/** OIDC Back-Channel Logout §2.4: the token names issuer and session. */
export const joinBackchannelLogout: Join = (assembly, message) => {
  const claims = claimsOf(message.params['logout_token']);
  return (
    ofSession(assembly, message, originOf(asText(claims?.['iss']) ?? ''), asText(claims?.['sid'])) ?? 'open'
  );
};

function ofSession(
  assembly: Assembly,
  message: Message,
  issuer: string | null,
  sid: string | undefined,
): FlowDraft | undefined {
  const drafts = issuer ? assembly.find('server', issuer, timeOf(message)) : [];
  return (
    drafts.find((draft) => hasJustAsked(draft, message)) ?? drafts.find((draft) => isSession(draft, sid))
  );
}

/** Longest time from a logout request to the frames of the clients: a person may have to confirm it. */
const longestLogout = 10 * 60_000;

function hasJustAsked(draft: FlowDraft, message: Message): boolean {
  return draft.messages.some((other) => {
    const wait = timeOf(message) - timeOf(other);
    return other.kind === 'end_session_request' && wait >= 0 && wait < longestLogout;
  });
}

function isSession(draft: FlowDraft, sid: string | undefined): boolean {
  if (!sid) return false;
  return draft.messages.some((other) => claimsOf(deliveredTokens(other)['id_token'])?.['sid'] === sid);
}

function claimsOf(token: string | undefined): Extract<Jwt, { type: 'jws' }>['claims'] | undefined {
  const jwt = decodeJwt(token);
  return jwt?.type === 'jws' ? jwt.claims : undefined;
}
