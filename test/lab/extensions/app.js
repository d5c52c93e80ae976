// The gadget's page, for browsers: `?play=` names the grant or extension that it tries. See plays.ts.
import * as client from 'openid-client';

const { provider, guarded, api, signingKey, decryptionKey, secret, posted } = window.lab;
const here = location.origin;
const redirectUri = `${here}/callback`;
const isReturn = location.pathname === '/callback';
const remembered = () => JSON.parse(sessionStorage.getItem('login') ?? '{}');

const element = (id) => document.getElementById(id);

function show(status, data) {
  element('status').textContent = status;
  element('output').hidden = data === undefined;
  element('output').textContent = JSON.stringify(data, null, 2);
}

function importKey(jwk, algorithm, uses) {
  const { use: _use, alg: _alg, ...bare } = jwk;
  return crypto.subtle.importKey('jwk', bare, algorithm, false, uses);
}

async function signer() {
  const key = await importKey(signingKey, { name: 'ECDSA', namedCurve: 'P-256' }, ['sign']);
  return { key, kid: signingKey.kid };
}

async function configure(id, metadata, authentication) {
  const options = { execute: [client.allowInsecureRequests] };
  const config = await client.discovery(new URL(provider), id, metadata, authentication, options);
  if (remembered().play?.startsWith('jarm')) client.useJwtResponseMode(config);
  if (remembered().play === 'jarm-encrypted') {
    const key = await importKey(decryptionKey, { name: 'ECDH', namedCurve: 'P-256' }, ['deriveBits']);
    client.enableDecryptingResponses(config, ['A128CBC-HS256', 'A128GCM'], {
      key,
      alg: 'ECDH-ES',
      kid: decryptionKey.kid,
    });
  }
  return config;
}

/** The code flow with PKCE, and what the play adds to it. */
async function logIn(play, clientId, more = {}, registration) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const login = { play, clientId, registration, verifier, state, nonce: client.randomNonce() };
  sessionStorage.setItem('login', JSON.stringify(login));
  const config = await configure(clientId, undefined, client.None());
  const parameters = {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: login.state,
    nonce: login.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...more,
  };
  if (play === 'par') return location.assign(await client.buildAuthorizationUrlWithPAR(config, parameters));
  if (play === 'jar')
    return location.assign(await client.buildAuthorizationUrlWithJAR(config, parameters, await signer()));
  const url = client.buildAuthorizationUrl(config, parameters);
  if (play === 'jarm-form-post') url.searchParams.set('response_mode', 'form_post.jwt');
  if (play === 'jarm-query') url.searchParams.set('response_mode', 'query.jwt');
  location.assign(url);
}

/** The way back: redeems the code, then says who signed in. */
async function finish() {
  const login = remembered();
  const address = location.href;
  history.replaceState(null, '', '/');
  const config = await configure(login.clientId, undefined, client.None());
  const keys = login.play === 'dpop' ? await client.randomDPoPKeyPair('ES256') : undefined;
  const DPoP = keys && client.getDPoPHandle(config, keys);
  const answer = posted
    ? new Request(address, { method: 'POST', body: new URLSearchParams(posted) })
    : new URL(address);
  const checks = { pkceCodeVerifier: login.verifier, expectedState: login.state, expectedNonce: login.nonce };
  const resource = login.resource ? { resource: login.resource } : undefined;
  const tokens = await client.authorizationCodeGrant(config, answer, checks, resource, DPoP && { DPoP });
  const name = tokens.claims()?.sub;
  if (login.play === 'dpop') {
    const answered = await client.fetchProtectedResource(
      config,
      tokens.access_token,
      new URL(`${guarded}/accounts`),
      'GET',
      null,
      undefined,
      { DPoP },
    );
    return show(`signed in as ${name}, accounts ${answered.status}`, await answered.json());
  }
  if (login.play === 'step-up') return pay(config, tokens, name);
  if (login.registration) await manage(login.registration, 'DELETE');
  show(`signed in as ${name}`, tokens.claims());
}

/** Reads, replaces or deletes the registration at its own address. No library on npm does. RFC 7592 §2. */
async function manage({ address, token }, method, metadata) {
  const answered = await fetch(address, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(metadata && { 'content-type': 'application/json' }) },
    ...(metadata && { body: JSON.stringify(metadata) }),
  });
  if (!answered.ok) throw new Error(`${method} ${answered.status}`);
  return answered.status === 204 ? undefined : answered.json();
}

/** What the server sets itself is not sent back; its answer brings a new token. RFC 7592 §2.2, §3. */
async function rename(registration, name) {
  const {
    registration_access_token: _token,
    registration_client_uri: _address,
    client_secret_expires_at: _end,
    client_id_issued_at: _begin,
    ...metadata
  } = await manage(registration, 'GET');
  const changed = await manage(registration, 'PUT', { ...metadata, client_name: name });
  return { address: changed.registration_client_uri, token: changed.registration_access_token };
}

/** An API that wants a stronger login says so in its challenge; the page logs in once more as it asks. RFC 9470. */
async function pay(config, tokens, name) {
  const url = new URL(`${guarded}/payments`);
  try {
    const answered = await client.fetchProtectedResource(config, tokens.access_token, url, 'POST');
    show(`signed in as ${name}, payment ${answered.status}`);
  } catch (error) {
    const challenge = error.cause?.find?.(
      ({ parameters }) => parameters.error === 'insufficient_user_authentication',
    );
    if (!challenge) throw error;
    const { acr_values, max_age } = challenge.parameters;
    await logIn('step-up', 'gadget', {
      scope: 'openid orders:read',
      resource: guarded,
      prompt: 'login',
      acr_values,
      max_age,
    });
  }
}

const plays = {
  async device() {
    const config = await configure('gadget', undefined, client.None());
    const begun = await client.initiateDeviceAuthorization(config, { scope: 'openid profile' });
    element('code').textContent = begun.user_code;
    show('enter the code');
    const tokens = await client.pollDeviceAuthorizationGrant(config, begun);
    show(`signed in as ${tokens.claims().sub}`, tokens.claims());
  },
  async ciba() {
    const config = await configure('gadget-bank', undefined, client.PrivateKeyJwt(await signer()));
    const begun = await client.initiateBackchannelAuthentication(config, {
      scope: 'openid profile',
      login_hint: 'alice',
      binding_message: 'W4SCT',
    });
    show('confirm on your phone');
    const tokens = await client.pollBackchannelAuthenticationGrant(config, begun);
    show(`signed in as ${tokens.claims().sub}`, tokens.claims());
  },
  async 'client-credentials'() {
    const config = await configure('gadget-machine', secret, client.ClientSecretPost(secret));
    const tokens = await client.clientCredentialsGrant(config, { scope: 'orders:read', resource: api });
    const answered = await client.fetchProtectedResource(
      config,
      tokens.access_token,
      new URL(`${api}/orders`),
      'GET',
    );
    show(`orders ${answered.status}`, await answered.json());
  },
  async 'token-exchange'() {
    const config = await configure('gadget-machine', secret, client.ClientSecretPost(secret));
    const first = await client.clientCredentialsGrant(config, {});
    const second = await client.genericGrantRequest(
      config,
      'urn:ietf:params:oauth:grant-type:token-exchange',
      {
        subject_token: first.access_token,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        scope: 'orders:read',
        resource: api,
      },
    );
    const answered = await client.fetchProtectedResource(
      config,
      second.access_token,
      new URL(`${api}/orders`),
      'GET',
    );
    show(`orders ${answered.status}`, await answered.json());
  },
  par: () =>
    logIn('par', 'gadget', {
      scope: 'openid orders:read',
      resource: api,
      authorization_details: JSON.stringify([{ type: 'payment', actions: ['initiate'], amount: '123.50' }]),
    }),
  jar: () => logIn('jar', 'gadget-signed'),
  'jarm-query': () => logIn('jarm-query', 'gadget'),
  'jarm-form-post': () => logIn('jarm-form-post', 'gadget'),
  'jarm-encrypted': () => logIn('jarm-encrypted', 'gadget-sealed'),
  dpop: () => logIn('dpop', 'gadget'),
  'step-up': () => logIn('step-up', 'gadget', { scope: 'openid orders:read', resource: guarded }),
  /** The client is its own description's address; it reads that, as AT Protocol's browser client does, and needs no registration. */
  async published() {
    const answered = await fetch('/client-metadata.json');
    const { client_id } = await answered.json();
    await logIn('published', client_id);
  },
  async registered() {
    const config = await client.dynamicClientRegistration(
      new URL(provider),
      {
        client_name: 'Gadget, fresh from the box',
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'none',
      },
      client.None(),
      { execute: [client.allowInsecureRequests] },
    );
    const { client_id, registration_client_uri, registration_access_token } = config.clientMetadata();
    const made = { address: registration_client_uri, token: registration_access_token };
    const registration = await rename(made, 'Gadget, unpacked');
    await logIn('registered', client_id, {}, registration);
  },
};

const work = isReturn ? finish() : plays[new URLSearchParams(location.search).get('play')]?.();
Promise.resolve(work).catch((error) =>
  show(`failed: ${error.error ?? error.message}`, { cause: String(error.cause) }),
);
