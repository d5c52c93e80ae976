// A planner with oidc-client-ts, which keeps its sessions in localStorage. `window.lab.settings` is what differs.
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { button, fail, show } from './view.js';

const store = new WebStorageStateStore({ store: localStorage });
const manager = new UserManager({
  client_id: 'planner',
  redirect_uri: `${location.origin}/callback`,
  popup_redirect_uri: `${location.origin}/popup`,
  silent_redirect_uri: `${location.origin}/silent`,
  scope: 'openid profile offline_access',
  loadUserInfo: false,
  automaticSilentRenew: false,
  userStore: store,
  stateStore: store,
  ...window.lab.settings,
});

const showUser = async () => {
  const user = await manager.getUser();
  show(user ? `Signed in as ${user.profile.sub}` : 'Signed out');
};

async function start() {
  if (location.pathname === '/popup') return manager.signinPopupCallback();
  if (location.pathname === '/silent') return manager.signinSilentCallback();
  if (location.pathname === '/callback') {
    await manager.signinRedirectCallback();
    history.replaceState(null, '', '/');
  } else if (window.lab.asksFirst && !(await manager.getUser())) {
    await manager.signinSilent({ forceIframeAuth: true }).catch(() => undefined);
  }
  return showUser();
}

button('login', () => manager.signinRedirect());
button('popup', () => manager.signinPopup().then(showUser));
button('silent', () => manager.signinSilent({ forceIframeAuth: true }).then(showUser));
button('renew', async () => {
  await manager.signinSilent();
  show('Renewed');
});
button('plans', async () => {
  const user = await manager.getUser();
  const answer = await fetch(window.lab.plans, { headers: { authorization: `Bearer ${user.access_token}` } });
  const { message } = await answer.json();
  show(answer.ok ? 'Plans are here' : `Failed: ${answer.status} ${message}`);
});
button('logout', async () => {
  const { logout, settings } = window.lab;
  // By hand, as pages do that know only the address.
  if (logout?.byHand)
    location.assign(`${settings.authority}/session/end?${new URLSearchParams(logout.byHand)}`);
  else await manager.signoutRedirect(logout);
});
start().catch(fail);
