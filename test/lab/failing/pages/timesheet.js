// A timesheet with openid-client, whose popup hands its address to the page that opened it.
// `window.lab.issuer` stands for the issuer of the provider's own metadata.
import * as client from 'openid-client';
import { button, fail, show } from './view.js';

const { settings, issuer } = window.lab;
const redirectUri = `${location.origin}/callback`;

const configuration = async () => {
  const options = { execute: [client.allowInsecureRequests] };
  const found = await client.discovery(new URL(settings.authority), 'timesheet', {}, client.None(), options);
  if (!issuer) return found;
  const told = new client.Configuration(
    { ...found.serverMetadata(), issuer },
    'timesheet',
    {},
    client.None(),
  );
  client.allowInsecureRequests(told);
  return told;
};

const begin = async () => {
  const checks = { pkceCodeVerifier: client.randomPKCECodeVerifier(), expectedState: client.randomState() };
  const parameters = {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: checks.expectedState,
    code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
  };
  return { checks, url: client.buildAuthorizationUrl(await configuration(), parameters) };
};

const finish = async (address, checks) => {
  const tokens = await client.authorizationCodeGrant(await configuration(), new URL(address), checks);
  show(`Signed in as ${tokens.claims().sub}`);
};

button('popup', async () => {
  const { checks, url } = await begin();
  window.open(url, 'login', 'popup');
  show('Waiting for the other window');
  window.addEventListener('message', ({ origin, data }) => {
    if (origin === location.origin) finish(data, checks).catch(fail);
  });
});

button('login', async () => {
  const { checks, url } = await begin();
  sessionStorage.setItem('checks', JSON.stringify({ checks, inThisWindow: true }));
  location.assign(url);
});

async function start() {
  if (location.pathname !== '/callback') return show('Signed out');
  const saved = JSON.parse(sessionStorage.getItem('checks') ?? 'null');
  if (saved) return finish(location.href, saved.checks);
  window.opener.postMessage(location.href, location.origin);
  return window.close();
}

start().catch(fail);
