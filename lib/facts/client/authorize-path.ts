import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { repeatedIn } from './repeated-path.ts';

/** What is wrong with an authorization endpoint’s address, as far as its text tells. */
export type AuthorizePathFault = {
  /** In a few words that follow “it”: “lacks the slash at its end, which authentik’s has”. */
  readonly what: string;
  /** What it should be; `undefined` where that cannot be told. */
  readonly wanted: string | undefined;
  /** No product is known by it: it only looks odd. */
  readonly isOdd: boolean;
};

type Shape = {
  readonly product: string;
  /** Addresses that are this product’s. */
  readonly is: RegExp;
  /** Where others may have such, too: those that are nobody else’s. */
  readonly isSurely?: RegExp;
  /** Paths of its authorization endpoints. */
  readonly has: RegExp;
  readonly wanted: (endpoint: string, origin: string) => string;
};

const upTo = (endpoint: string, part: RegExp, rest: string): string =>
  `${part.exec(endpoint)?.[0] ?? ''}${rest}`;

/**
 * Providers’ authorization endpoints, as they document them: docs.goauthentik.io (OAuth2 provider), Keycloak’s “Securing applications” guide,
 * developer.okta.com/docs/api/openapi/okta-oauth, learn.microsoft.com/entra/identity-platform, authelia.com (OpenID Connect), Auth0’s Authentication API,
 * docs.aws.amazon.com/cognito, help.salesforce.com (OAuth endpoints), developers.google.com/identity/openid-connect.
 */
const shapes: readonly Shape[] = [
  {
    product: 'authentik',
    is: /\/application\/o(?:\/|$)/,
    has: /\/application\/o\/authorize\/$/,
    wanted: (endpoint) => upTo(endpoint, /^.*?\/application\/o/, '/authorize/'),
  },
  {
    product: 'Keycloak',
    // ForgeRock has realms, too, behind /oauth2.
    is: /^https?:\/\/[^/]+(?:\/(?!oauth2\/)[\w-]+)?\/realms\/[^/]+(?:\/|$)/,
    isSurely: /\/protocol\/openid-connect(?:\/|$)/,
    has: /\/realms\/[^/]+\/protocol\/openid-connect\/(?:auth|registrations|forgot-credentials)\/?$/,
    wanted: (endpoint) => upTo(endpoint, /^.*?\/realms\/[^/]+/, '/protocol/openid-connect/auth'),
  },
  {
    product: 'Okta',
    is: /^https:\/\/[\w-]+\.(?:okta|oktapreview|okta-emea)\.com\//,
    has: /\.com\/oauth2\/(?:[^/]+\/)?v1\/authorize$/,
    wanted: (endpoint, origin) =>
      `${upTo(endpoint, /^https:\/\/[^/]+\/oauth2\/(?!v1\/|v1$|authorize)[^/]+/, '') || `${origin}/oauth2`}/v1/authorize`,
  },
  {
    product: 'Microsoft Entra',
    is: /^https:\/\/login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn)\//,
    has: /\/[^/]+\/oauth2\/(?:v2\.0\/)?authorize$/,
    wanted: (_, origin) => `${origin}/{tenant}/oauth2/v2.0/authorize`,
  },
  {
    product: 'Authelia',
    is: /\/api\/oidc\//,
    isSurely: /(?!)/,
    has: /\/api\/oidc\/authorization$/,
    wanted: (endpoint) => upTo(endpoint, /^.*?\/api\/oidc/, '/authorization'),
  },
  {
    product: 'Auth0',
    is: /^https:\/\/[\w-]+\.(?:[\w-]+\.)?auth0\.com\//,
    has: /\.com\/authorize$/,
    wanted: (_, origin) => `${origin}/authorize`,
  },
  {
    product: 'Amazon Cognito',
    is: /^https:\/\/[\w-]+\.auth(?:-fips)?\.[\w-]+\.amazoncognito\.com\//,
    has: /\.com\/(?:oauth2\/authorize|login|signup)$/,
    wanted: (_, origin) => `${origin}/oauth2/authorize`,
  },
  {
    product: 'Salesforce',
    is: /^https:\/\/[\w.-]+\.salesforce\.com\//,
    has: /\/services\/oauth2\/authorize(?:\/[\w.-]+)?$/,
    wanted: (_, origin) => `${origin}/services/oauth2/authorize`,
  },
  {
    product: 'Google',
    is: /^https:\/\/accounts\.google\.com\//,
    has: /\/o\/oauth2\/(?:v2\/)?auth(?:\/[\w/]+)?$/,
    wanted: () => 'https://accounts.google.com/o/oauth2/v2/auth',
  },
];

/** What an address at which nothing was found has wrong: it is asked only of those. `undefined` where its text tells nothing. */
export function authorizePathFault(url: string): AuthorizePathFault | undefined {
  const endpoint = endpointOf(url);
  const origin = /^https?:\/\/[^/]+/i.exec(endpoint)?.[0] ?? '';
  const written = repeatedIn(endpoint.slice(origin.length));
  const shape = shapes.find(({ is }) => is.test(endpoint));
  if (written !== undefined) return { what: written, wanted: shape?.wanted(endpoint, origin), isOdd: !shape };
  if (!shape || shape.has.test(endpoint)) return undefined;
  const wanted = shape.wanted(endpoint, origin);
  const what =
    wanted === `${endpoint}/`
      ? `lacks the slash at its end, which ${shape.product} does not do without`
      : `is none that ${shape.product} has for logins at ${hostOf(url)}`;
  return { what, wanted, isOdd: shape.isSurely?.test(endpoint) === false };
}
