import { endpointOf } from '../../exchange/parameters.ts';

const hosts =
  /\.(?:auth0\.com|okta\.com|oktapreview\.com|amazoncognito\.com|b2clogin\.com|ciamlogin\.com|clerk\.accounts\.dev|supabase\.co)$/;

/**
 * Whether a callback belongs to a login service that logs people in at other providers in a site's place: Auth0, Okta, Cognito,
 * Entra External ID, Clerk, Supabase, Firebase. False for what is no URL.
 */
export function isHostedBroker(url: string): boolean {
  const endpoint = endpointOf(url);
  if (!URL.canParse(endpoint)) return false;
  const { hostname, pathname } = new URL(endpoint);
  return hosts.test(hostname) || pathname.startsWith('/__/auth/handler') || isClerk(hostname, pathname);
}

/** Under a name of the site's own in production. */
function isClerk(hostname: string, pathname: string): boolean {
  return hostname.startsWith('clerk.') && pathname === '/v1/oauth_callback';
}
