import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';
import type { Meaning } from '../meanings.ts';

/** Addresses that the provider was to answer to. */
export const redirectMeanings = {
  'redirect-scheme-proxy': {
    owner: 'client',
    why: 'The provider wants https, and the app asked to be answered at an http address: it runs on http, or does not know that the proxy before it speaks https.',
    fix: 'Serve the app over https and register its https address. Behind a proxy that ends TLS, let it pass the scheme on (X-Forwarded-Proto) and the app trust it, or configure its outside address.',
  },
  'redirect-host': {
    owner: 'client',
    why: 'The app asked to be answered at an inner host name or port, not at the address people use.',
    fix: 'Let the proxy pass host and port on (X-Forwarded-Host), or configure the app’s outside address.',
  },
  'redirect-uri-mismatch': {
    owner: 'client',
    why: 'The redirect URI is not registered for this client as it is written.',
    fix: 'Compare it with the registration: scheme, host, port, path, trailing slash and case all count.',
  },
  'redirect-loopback-port': {
    owner: 'authorization_server',
    why: 'The provider does not take the port of an address on the device.',
    fix: 'Server: compare loopback addresses without their port (RFC 8252 §7.3). Client: register again with the port it listens on.',
  },
  'redirect-mismatch-at-token': {
    owner: 'client',
    why: 'The redirect_uri of the token request is not the one of the authorization request.',
    fix: 'Send the very same string in both.',
  },
  'redirect-broken-encoding': {
    owner: 'client',
    why: 'A value of the request was never filled in, or is encoded twice or not at all.',
    fix: 'Look at how the address is built: undefined variables, templates, encoding.',
  },
  'redirect-wrong-app-type': {
    owner: 'client',
    why: 'The redirect URI is registered for another kind of application.',
    fix: 'Register it under the platform that this client is (web, single-page, native).',
  },
} as const satisfies Readonly<Partial<Record<SaidCauseName, Meaning>>>;
