// The app's page, for browsers. Options come from the query and are remembered for the way back:
// ?via=broker, ?resource=api, ?autologin
const { UserManager, WebStorageStateStore } = window.oidc;
const { provider, broker, api } = window.lab;
const asked = new URLSearchParams(location.search);
const isReturn = location.pathname === '/callback';
if (!isReturn) sessionStorage.setItem('options', JSON.stringify(Object.fromEntries(asked)));
const options = JSON.parse(sessionStorage.getItem('options') ?? '{}');

const element = (id) => document.getElementById(id);

function createManager(via) {
  const here = location.origin;
  return new UserManager({
    authority: via === 'broker' ? broker : provider,
    client_id: 'spa',
    redirect_uri: `${here}/callback`,
    silent_redirect_uri: `${here}/silent`,
    popup_redirect_uri: `${here}/popup`,
    post_logout_redirect_uri: `${here}/`,
    scope: options.resource ? 'openid profile orders:read' : 'openid profile email',
    resource: options.resource ? api : undefined,
    loadUserInfo: !options.resource,
    automaticSilentRenew: false,
    revokeTokenAdditionalContentTypes: ['text/plain'],
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
}

const manager = createManager(options.via);

function show(status, data) {
  element('output').hidden = data === undefined;
  element('output').textContent = JSON.stringify(data, null, 2);
  element('status').textContent = status;
}

async function refreshView(more) {
  const user = await manager.getUser();
  element('signed-in').hidden = !user;
  element('signed-out').hidden = Boolean(user);
  element('signed-in').style.display = user ? '' : 'none';
  element('signed-out').style.display = user ? 'none' : '';
  show(
    user ? `signed in as ${user.profile.sub}${more ? `, ${more}` : ''}` : (more ?? 'signed out'),
    user?.profile,
  );
}

const fail = (error) => refreshView(`failed: ${error.error ?? error.message}`);

function on(id, act) {
  element(id).addEventListener('click', () => act().catch(fail));
}

async function get(url, said) {
  const user = await manager.getUser();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${user.access_token}` } });
  const body = await answer.json();
  await refreshView(`${said} ${answer.status}`);
  show(element('status').textContent, body);
}

on('login', () => manager.signinRedirect());
on('login-popup', () => manager.signinPopup().then(() => refreshView()));
on('login-silent', () => manager.signinSilent({ forceIframeAuth: true }).then(() => refreshView()));
on('login-broker', () => {
  sessionStorage.setItem('options', JSON.stringify({ ...options, via: 'broker' }));
  return createManager('broker').signinRedirect();
});
on('api', () => get(`${api}/orders`, 'orders'));
on('userinfo', async () => get(await manager.metadataService.getUserInfoEndpoint(), 'userinfo'));
on('refresh', () => manager.signinSilent().then(() => refreshView('refreshed')));
on('renew', () => manager.signinSilent({ forceIframeAuth: true }).then(() => refreshView('renewed')));
on('revoke', () => manager.revokeTokens().then(() => refreshView('revoked')));
on('logout', () => manager.signoutRedirect());

async function start() {
  if (isReturn) {
    // The code leaves the address bar before anything else is asked for. (Chrome forgets, for DevTools extensions, the
    // bodies of all requests before a change of the address: the other order would race with them.)
    const answer = location.href;
    history.replaceState(null, '', '/');
    await manager.signinRedirectCallback(answer);
  }
  await refreshView();
  if (!isReturn && 'autologin' in options) await manager.signinRedirect();
}

start().catch(fail);
