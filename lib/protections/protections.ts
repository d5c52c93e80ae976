import { failureOf, type Failure } from '../vocabulary/failure.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
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
 * @param failed is told of one that threw; it is left out
 */
export function protectionsOf(judged: Judged, failed: (failure: Failure) => void): readonly Protection[] {
  return Object.entries(of[judged.facts.protocol]).flatMap(([name, tell]) => {
    try {
      return tell(judged) ?? [];
    } catch (error) {
      failed(failureOf('protection', name, error));
      return [];
    }
  });
}

type Teller = (judged: Judged) => Protection | readonly Protection[] | undefined;

const ofOAuth2: Readonly<Record<string, Teller>> = {
  pkce: inFront(pkceProtection),
  state: inFront(stateProtection),
  nonce: inFront(nonceProtection),
  iss: inFront(issuerProtection),
  signature: tokenSignatureProtection,
};

const of: Readonly<Record<Protocol, Readonly<Record<string, Teller>>>> = {
  oauth2: ofOAuth2,
  oidc: ofOAuth2,
  saml2: { saml2: samlProtections },
  wsfed: { wsfed: wsfedProtections },
  openid2: { openid2: openid2Protections },
  oauth1: { oauth1: oauth1Protections },
  cas: {},
  openid4vp: {},
  openid4vci: ofOAuth2,
};

/** What a request through the browser offers: a flow without one has its tokens' signatures alone. */
function inFront(tell: Teller): Teller {
  return (judged) =>
    judged.facts.steps.some(({ kind }) => kind === 'authorization_request') ? tell(judged) : undefined;
}
