import { endpointOf } from './parameters.ts';

/** The last word of a path at which one signs out, of an application or a provider. Jenkins’ is `/samlLogout`. */
const signOut =
  /\/(?:(?:(?:users?|accounts?|auth|session)[-_/.])?|(?:saml2?|sso|cas|oidc|oauth2?)[-_.]?)(?:log[-_]?(?:out|off)|sign[-_]?(?:out|off)|end[-_]?session|abmelden)(?:\.\w{2,5})?\/?$/i;

/** That of a page that tells somebody that he has signed out. */
const signedOut =
  /\/(?:logged[-_]?(?:out|off)|signed[-_]?(?:out|off)|(?:external[-_])?log[-_]?out[-_](?:complete|completed|success|done|redirect))(?:\.\w{2,5})?\/?$/i;

/** True for an address that is asked for to sign out, by its last word (`/logout`, `/users/sign_out`, `/connect/endsession`). */
export function isSignOutAddress(url: string): boolean {
  return signOut.test(endpointOf(url));
}

/** The same, or a page that is shown after it (`/logged-out`). */
export function isSignedOutPage(url: string): boolean {
  return isSignOutAddress(url) || signedOut.test(endpointOf(url));
}
