import { encodeBase64Url } from '../../../lib/exchange/base64.ts';
import type { Fate, Fill } from './fill.ts';

function part(value: object): string {
  return encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
}

/** A JWT with a place in its header, in every claim, and for a signature. */
export function jwtOf(carrier: string, fill: Fill): string {
  const at = (place: string, fate: Fate = 'private') => fill(`${carrier} ${place}`, fate);
  const header = { alg: 'RS256', typ: 'JWT', kid: 'k1', made_up: at('header') };
  const claims = {
    iss: 'https://op.example', aud: 'spa', exp: 1_767_225_900, iat: 1_767_225_600,
    sub: at('sub'), email: `${at('email')}@people.example`, name: at('name'), nonce: at('nonce', 'secret'), sid: at('sid'), jti: at('jti'),
    preferred_username: at('preferred_username'), upn: at('upn'), oid: at('oid'), acr: at('acr'), amr: [at('amr')],
    groups: [at('groups')], roles: { admin: at('roles') }, address: { formatted: at('address') }, act: { sub: at('act') },
    cnf: { 'x5t#S256': 'aGFzaA', made_up: at('cnf') }, events: { 'https://schemas.openid.net/event': { reason: `user ${at('event')}` } }, unheard_of: at('unknown claim'),
  }; // prettier-ignore
  return `${part(header)}.${part(claims)}.${encodeBase64Url(new TextEncoder().encode(at('signature', 'secret')))}`;
}
