import { endpointOf } from '../../exchange/parameters.ts';

/** The last word of a path at which one signs out, of an application or a provider. */
const signOut =
  /\/(?:(?:users?|accounts?|auth|session)[-_/.])?(?:log[-_]?(?:out|off)|sign[-_]?(?:out|off)|end[-_]?session|abmelden)(?:\.\w{2,5})?\/?$/i;

/** True for an address that is asked for to sign out, by its last word (`/logout`, `/users/sign_out`, `/connect/endsession`). */
export function isSignOutAddress(url: string): boolean {
  return signOut.test(endpointOf(url));
}
