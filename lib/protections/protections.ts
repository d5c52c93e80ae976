import { issuerProtection } from './issuer.ts';
import { nonceProtection } from './nonce.ts';
import { oauth1Protections, openid2Protections } from './older-protocols.ts';
import { pkceProtection } from './pkce.ts';
import type { Judged, Protection } from './protection.ts';
import { samlProtections, wsfedProtections } from './single-sign-on.ts';
import { stateProtection } from './state.ts';
import { tokenSignatureProtection } from './token-signature.ts';

/**
 * What protects a login and how each of that did: PKCE, state, nonce, issuer and signature, or what other protocols have in
 * their place. Whether what was not sent is a fault is for the rules to say. Empty for flows that have nothing of the kind.
 */
export function protectionsOf(judged: Judged): readonly Protection[] {
  switch (judged.facts.protocol) {
    case 'saml2':
      return samlProtections(judged);
    case 'wsfed':
      return wsfedProtections(judged);
    case 'openid2':
      return openid2Protections(judged);
    case 'oauth1':
      return oauth1Protections(judged);
    case 'cas':
      return [];
    case 'oauth2':
    case 'oidc':
      return ofOAuth2(judged);
  }
}

/** A flow whose request did not go through the browser has its tokens' signatures alone. */
function ofOAuth2(judged: Judged): readonly Protection[] {
  const asked = judged.facts.steps.some(({ kind }) => kind === 'authorization_request');
  const ofRequest = asked
    ? [pkceProtection(judged), stateProtection(judged), nonceProtection(judged), issuerProtection(judged)]
    : [];
  return [...ofRequest, tokenSignatureProtection(judged)].filter((one) => one !== undefined);
}
