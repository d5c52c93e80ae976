/** Code flow with PKCE by hand: no library speaks all of this over plain http. */
const { provider } = window.lab;
const redirectUri = `${location.origin}/callback`;
const element = (id) => document.getElementById(id);
const say = (text) => void (element('status').textContent = text);
const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(24)));

async function getJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

async function metadataOf(issuer) {
  const known = sessionStorage.getItem('metadata');
  const metadata = known ? JSON.parse(known) : await getJson(`${issuer}/.well-known/openid-configuration`);
  sessionStorage.setItem('metadata', JSON.stringify(metadata));
  return metadata;
}

async function requestTo(metadata, more) {
  const login = { state: random(), nonce: random(), verifier: random() + random() };
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(login.verifier));
  const url = new URL(metadata.authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: 'reader',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: login.state,
    nonce: login.nonce,
    code_challenge: base64url(digest),
    code_challenge_method: 'S256',
    ...more,
  }).toString();
  return { login, url: url.href };
}

async function signIn(issuer, more = {}) {
  const { login, url } = await requestTo(await metadataOf(issuer), more);
  sessionStorage.setItem('login', JSON.stringify(login));
  location.assign(url);
}

async function redeem(metadata, login, answer) {
  if (answer.error) throw new Error(answer.error);
  if (answer.state !== login.state) throw new Error('the state is another');
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: answer.code,
    redirect_uri: redirectUri,
    client_id: 'reader',
    code_verifier: login.verifier,
  });
  const tokens = await (await fetch(metadata.token_endpoint, { method: 'POST', body })).json();
  if (tokens.error) throw new Error(tokens.error);
  sessionStorage.setItem('id_token', tokens.id_token);
  return JSON.parse(atob(tokens.id_token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).sub;
}

function hiddenFrame(url) {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = url;
  document.body.append(frame);
  return frame;
}

async function renew() {
  const metadata = await metadataOf(provider);
  const { login, url } = await requestTo(metadata, { prompt: 'none', response_mode: 'web_message' });
  const answer = new Promise((resolve) => {
    addEventListener('message', ({ origin, data }) => {
      if (origin === new URL(provider).origin && data.type === 'authorization_response')
        resolve(data.response);
    });
  });
  const frame = hiddenFrame(url);
  const sub = await redeem(metadata, login, await answer);
  frame.remove();
  say(`renewed as ${sub}`);
}

/** The page of the session is loaded; asking it again and again is not what this is about. */
const watched = (url) => new Promise((resolve) => hiddenFrame(url).addEventListener('load', resolve));

async function finish() {
  const answer = Object.fromEntries(new URLSearchParams(location.search));
  const login = JSON.parse(sessionStorage.getItem('login'));
  history.replaceState(null, '', '/');
  const metadata = await metadataOf(provider);
  const sub = await redeem(metadata, login, answer);
  await watched(metadata.check_session_iframe);
  say(`signed in as ${sub}`);
}

/** RFC 7033; OpenID Connect Discovery §2. */
async function lookup() {
  const rel = 'http://openid.net/specs/connect/1.0/issuer';
  const resource = `acct:alice@${new URL(provider).host}`;
  const found = await getJson(`${provider}/.well-known/webfinger?${new URLSearchParams({ resource, rel })}`);
  const issuer = found.links.find((link) => link.rel === rel).href;
  await signIn(issuer, { login_hint: 'alice' });
}

/** OpenID Connect Core §4: only an issuer that is known. */
async function begin() {
  const asked = new URLSearchParams(location.search);
  if (asked.get('iss') !== provider) throw new Error('that issuer is not known');
  await signIn(provider, { login_hint: asked.get('login_hint') });
}

/** What Google's script does when its button is pressed, with a provider of ours in Google's place. */
function pressButton() {
  const token = random();
  document.cookie = `g_csrf_token=${token}; path=/`;
  const asked = { client_id: 'reader', login_uri: `${location.origin}/credential`, g_csrf_token: token };
  location.assign(`${provider}/gsi/select?${new URLSearchParams(asked)}`);
}

/** The browser shows its own account chooser and fetches the token. W3C FedCM §2. */
async function askBrowser() {
  const configURL = `${provider}/fedcm/config.json`;
  const asked = { configURL, clientId: 'reader', nonce: random(), params: { nonce: random() } };
  const loginHint = searchParams.get('hint') ?? undefined;
  const { token } = await navigator.credentials.get({ identity: { providers: [{ ...asked, loginHint }] } });
  if (searchParams.has('server')) return say(`welcome ${await sessionFor(token)}`);
  const { sub } = JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
  say(`welcome ${sub}`);
}

/** Most apps have their server look at the token. */
async function sessionFor(credential) {
  const answer = await fetch('/session', { method: 'POST', body: new URLSearchParams({ credential }) });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()).sub;
}

async function signOut() {
  const { end_session_endpoint: end } = await metadataOf(provider);
  const asked = {
    id_token_hint: sessionStorage.getItem('id_token'),
    post_logout_redirect_uri: `${location.origin}/`,
  };
  location.assign(`${end}?${new URLSearchParams(asked)}`);
}

const fail = (error) => say(`failed: ${error.message}`);
const on = (id, act) => element(id).addEventListener('click', () => Promise.resolve(act()).catch(fail));

on('login', () => signIn(provider));
on('lookup', lookup);
on('button', pressButton);
on('browser', askBrowser);
on('renew', renew);
on('logout', signOut);

const { pathname, searchParams } = new URL(location.href);
if (pathname === '/callback') finish().catch(fail);
else if (pathname === '/begin') begin().catch(fail);
else say(searchParams.has('welcome') ? `welcome ${searchParams.get('welcome')}` : 'signed out');
