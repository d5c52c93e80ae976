import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';
import type { Meaning } from '../meanings.ts';

/** Refused at the provider. */
export const providerMeanings = {
  'discovery-issuer-differs': {
    owner: 'client',
    why: 'The issuer in the app’s settings is not, to the letter, the one that the provider’s discovery document names: the app stops there and asks the provider for no login.',
    fix: 'Set the issuer in the app’s settings to exactly what the document at <issuer>/.well-known/openid-configuration has as “issuer”: scheme, host, path and a slash at the end count.',
  },
  'user-cancelled': {
    owner: 'client',
    why: 'The person declined or left the login.',
    fix: 'Offer the login again.',
  },
  'policy-denied': {
    owner: 'authorization_server',
    why: 'A policy of the provider or organisation refused the login; no person said no.',
    fix: 'Its administrator has to allow the app or the person.',
  },
  'admin-consent-needed': {
    owner: 'authorization_server',
    why: 'The organisation does not let its members approve this app: an administrator must.',
    fix: 'Have an administrator consent for the organisation, or ask for fewer permissions.',
  },
  'app-restricted-by-organization': {
    owner: 'authorization_server',
    why: 'The organization whose data is asked for has not approved this app.',
    fix: 'Let an owner of the organization approve the app in its settings for third-party access.',
  },
  'not-assigned': {
    owner: 'authorization_server',
    why: 'The person is not assigned to this app at the provider.',
    fix: 'An administrator assigns person or group to the app; check that the right account was used.',
  },
  'wrong-tenant': {
    owner: 'authorization_server',
    why: 'The account belongs to another organisation than the app takes.',
    fix: 'Sign in with an account of that organisation, or register the app for several.',
  },
  'stronger-login-required': {
    owner: 'client',
    why: 'The provider wants a second factor or a stronger login than this request allowed for.',
    fix: 'Send the person to a visible login, with the claims or acr_values that it names.',
  },
  'app-not-ready': {
    owner: 'authorization_server',
    why: 'The app is not published or is switched off at the provider.',
    fix: 'Publish it there, or add the person as a tester.',
  },
  'rate-limited': {
    owner: 'authorization_server',
    why: 'The provider has had too many requests, or has locked the account for a while.',
    fix: 'Wait as long as it says, and look for the loop that makes them.',
  },
  'origin-not-allowed': {
    owner: 'client',
    why: 'The page’s origin is not registered for this client.',
    fix: 'Register exactly this origin: scheme, host and port.',
  },
  'api-key-refused': {
    owner: 'client',
    why: 'The provider does not take the project’s API key here: it is not valid, or limited to other websites, apps or services.',
    fix: 'Compare the key with the one of the provider’s console, and read its restrictions there: websites (the page’s and the login handler’s own host), apps, services.',
  },
  'request-refused': {
    owner: 'client',
    why: 'The provider does not take the request as it is.',
    fix: 'Mend the parameter that it names.',
  },
  'oauth1-request-refused': {
    owner: 'client',
    why: 'The server does not take the signed request of the app.',
    fix: 'Check consumer key and secret, the clock of the machine that signs, and the signed text: method, address, all parameters sorted and encoded once, then both secrets joined by “&”.',
  },
  'provider-down': {
    owner: 'authorization_server',
    why: 'The provider is out of order.',
    fix: 'Try again later; if it fails for one person only, clear the cookies of its site.',
  },
  'scope-retired-or-not-allowed': {
    owner: 'client',
    why: 'A scope of the request no longer exists or is not allowed for this client.',
    fix: 'Ask for scopes that the provider lists for this client.',
  },
  'mcp-prm-missing': {
    owner: 'resource_server',
    why: 'The server publishes no description of itself as a protected resource.',
    fix: 'Serve /.well-known/oauth-protected-resource as JSON, with CORS, and name it in WWW-Authenticate.',
  },
  'mcp-resource-mismatch': {
    owner: 'resource_server',
    why: 'The server’s description names another resource than the address that was called.',
    fix: 'Set the server’s public address so that resource is exactly it.',
  },
  'mcp-as-metadata': {
    owner: 'authorization_server',
    why: 'The authorization server’s metadata is missing or does not fit.',
    fix: 'Serve it at the well-known address of the issuer, with code, S256 and the same issuer in it.',
  },
  'mcp-fallback-authorize': {
    owner: 'resource_server',
    why: 'Discovery failed, and the client guessed the address of the authorization endpoint.',
    fix: 'Serve the protected resource metadata and the authorization server’s; no authorization server is at this address.',
  },
  'mcp-registration-refused': {
    owner: 'authorization_server',
    why: 'The server does not register this client.',
    fix: 'Use a client id that was registered before, or a client metadata document where the server takes one.',
  },
  'logout-missing-hint': {
    owner: 'client',
    why: 'The logout request names neither the ID token nor the client.',
    fix: 'Send id_token_hint, or client_id, with post_logout_redirect_uri.',
  },
  'logout-return-refused': {
    owner: 'client',
    why: 'The address to return to after logout is not registered for this client.',
    fix: 'Register it as a post-logout redirect URI, exactly as sent.',
  },
  'logout-hint-invalid': {
    owner: 'client',
    why: 'The provider does not take the id_token_hint of the logout.',
    fix: 'Send the last ID token of this client and issuer; not an access token.',
  },
} as const satisfies Readonly<Partial<Record<SaidCauseName, Meaning>>>;
