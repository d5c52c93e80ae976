import { endpointOf, fragmentOf } from '../exchange/parameters.ts';

/** The last word of a path, or of a route behind the hash, at which applications ask who one is. */
const signIn =
  /(?:^|\/)(?:(?:user|users|account|accounts|auth|member|members|admin|session|sessions|wp)[-_/.])?(?:log[-_]?in|sign[-_]?in|log[-_]?on|sign[-_]?on|sessions?\/new|anmelden|anmeldung|connexion|iniciar-sesion|logga-in|inloggen|logowanie|entrar|accedi)(?:\.\w{2,5})?\/?$/i;

/** True for an address that is a sign-in page by its last word (`/login`, `/users/sign_in`, `/#/login`). */
export function isSignInAddress(url: string): boolean {
  const [route = ''] = fragmentOf(url).split(/[?&]/);
  return signIn.test(endpointOf(url)) || (/^[!/]/.test(route) && signIn.test(route));
}
