import type { GlossaryKey } from '../../lib/explain/glossary.ts';

/** A word of a text that the glossary has. */
type TermPart = { readonly word: string; readonly key: GlossaryKey };

/** How texts write the terms of the glossary. Wire names count only as they travel. */
const spellings: readonly (readonly [pattern: string, GlossaryKey])[] = [
  ['[Aa]uthorization code flow', 'authorization-code-flow'],
  ['[Oo]ne-time code|[Aa]uthorization code|[Ss]tolen code', 'authorization-code'],
  ['PKCE|code_challenge|code_verifier|S256', 'pkce'],
  ['state', 'state'],
  ['nonce', 'nonce'],
  ['ID tokens?|id_token', 'id-token'],
  ['[Aa]ccess tokens?|access_token', 'access-token'],
  ['[Rr]efresh tokens?|refresh_token', 'refresh-token'],
  ['[Ss]copes?', 'scope'],
  ['[Rr]edirect (?:URI|address)|redirect_uri', 'redirect-uri'],
  ['[Aa]uthorization server', 'authorization-server'],
  ['[Cc]onfidential clients?', 'confidential-client'],
  ['[Pp]ublic clients?', 'public-client'],
  ['[Ff]ront channel', 'front-channel'],
  ['[Bb]ack channel', 'back-channel'],
  ['[Dd]evice code|device_code', 'device-code'],
  ['[Uu]ser code|user_code', 'user-code'],
  ['[Cc]lient secret|client_secret', 'client-secret'],
  ['[Ss]ilent renewal|prompt=none', 'silent-renewal'],
  ['DPoP', 'dpop'],
  ['PAR|request_uri', 'par'],
  ['JWKS', 'jwks'],
  ['JWTs?', 'jwt'],
  ['SAML', 'saml'],
  ['[Ii]ssuer', 'issuer'],
  ['(?<!person )[Cc]laims?', 'claim'],
  ['[Cc]onsent', 'consent'],
  ['[Aa]ssertions?', 'assertion'],
];

const anyTerm = new RegExp(spellings.map(([pattern]) => `(?<![\\w-])(${pattern})(?![\\w-])`).join('|'), 'g');

/** The text in pieces: terms where they first occur, and what stands between them. `except` is left unmarked. */
export function termParts(text: string, except?: string): readonly (string | TermPart)[] {
  const parts: (string | TermPart)[] = [];
  const seen = new Set<string | undefined>([except]);
  let end = 0;
  for (const match of text.matchAll(anyTerm)) {
    const found = spellings[match.slice(1).findIndex((group) => group !== undefined)];
    if (!found || seen.has(found[1])) continue;
    seen.add(found[1]);
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ word: match[0], key: found[1] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
