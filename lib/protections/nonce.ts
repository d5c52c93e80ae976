import { asText } from '../exchange/json.ts';
import type { IdToken } from '../facts/tokens/id-token.ts';
import type { ProtectionReason } from '../vocabulary/protection.ts';
import { findingOf, isFound, protection, valueAt, type Judged, type Protection } from './protection.ts';

/** The nonce of a request, and whether the ID token has it; `undefined` where no ID token is asked for. OIDC Core §3.1.3.7 (11). */
export function nonceProtection(judged: Judged): Protection | undefined {
  const { protocol, authorizationRequest: request } = judged.facts;
  if (protocol !== 'oidc') return undefined;
  const token = tellingToken(judged);
  const reason = reasonOf(judged, token);
  const isAboutToken = reason === 'mismatch' || reason === 'matched';
  return protection('nonce', reason, isAboutToken ? token?.message : request?.message, [
    ...valueAt('nonce', request?.params['nonce'], request?.message),
    ...valueAt('nonce', token && asText(token.jwt.claims['nonce']), token?.message),
  ]);
}

/** The ID token that was found to have another nonce, else one that has the very nonce. */
function tellingToken(judged: Judged): IdToken | undefined {
  const { authorizationRequest: request, idTokens = [] } = judged.facts;
  const wrong = findingOf(judged, 'id-token-nonce-mismatch')?.evidence.at(-1);
  return idTokens.find(({ message, jwt }) =>
    wrong ? message === wrong : jwt.claims['nonce'] === (request?.params['nonce'] ?? ''),
  );
}

function reasonOf(judged: Judged, token: IdToken | undefined): ProtectionReason<'nonce'> {
  const { authorizationRequest: request } = judged.facts;
  if (isFound(judged, 'id-token-nonce-mismatch')) return 'mismatch';
  if (!request) return 'hidden';
  if (!request.params['nonce']) return isFound(judged, 'nonce-missing') ? 'not_sent' : 'optional';
  if (isFound(judged, 'nonce-reused')) return 'reused';
  return token ? 'matched' : 'sent';
}
