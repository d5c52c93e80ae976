// Where the silent iframe and the popup come back to: hands the answer to the page that asked.
const { UserManager } = window.oidc;
const settings = { authority: window.lab.provider, client_id: 'spa', redirect_uri: location.href };
const manager = new UserManager(settings);
if (location.pathname === '/silent') manager.signinSilentCallback();
else manager.signinPopupCallback();
