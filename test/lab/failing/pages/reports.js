// Reports with MSAL and a router of its own, which goes by the fragment.
import { PublicClientApplication } from '@azure/msal-browser';
import { button, fail, show } from './view.js';

/** The router comes first: an address that it does not know is its start page. */
const routes = { '#/': 'Start', '#/reports': 'Reports' };
if (!(location.hash in routes)) location.replace('#/');

const { authority } = window.lab;
const client = new PublicClientApplication({
  auth: {
    clientId: 'reports',
    authority,
    knownAuthorities: [new URL(authority).host],
    redirectUri: `${location.origin}/`,
  },
  system: { protocolMode: 'OIDC' },
});

async function start() {
  await client.initialize();
  const answer = await client.handleRedirectPromise();
  const account = answer?.account ?? client.getAllAccounts()[0];
  show(account ? `Signed in as ${account.localAccountId}` : 'Signed out');
}

button('login', () => client.loginRedirect({ scopes: ['openid', 'profile'] }));
start().catch(fail);
