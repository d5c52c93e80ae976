import { cameFrom } from '../../exchange/came-from.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { missingScriptOf, type MissingScript } from '../../messages/oidc/missing-script.ts';
import { cause } from '../cause.ts';

/** The page is there, and what it would log in with is not. */
export default cause({
  id: 'login-script-missing',
  owner: 'client',
  title: 'The script that begins the login did not load',
  signs:
    'A provider’s script that pages log in with (Google Identity Services, Sign in with Apple, MSAL, Auth0’s Lock, Okta’s widget, keycloak.js), or the hidden page that Keycloak’s script waits for, was answered with an error, or the browser kept it from the page: by the page’s own policy, for want of a server it trusts, or by an extension on a page that only has this way to sign in.',
  against:
    'A script that loaded; one that pages also have for other things; a request to a provider that followed.',
  fix: 'Load the script from where it is: as a package in the app’s own build, or from the address that the provider names today.',
  references: ['rfc6749#4.1'],
  example: '<script src="https://sso.example/js/keycloak.js"> → 404',
  confusedWith: ['login-not-begun', 'origin-not-allowed', 'csp-connect', 'blocked-by-extension'],
  folds: ['login-not-begun', 'csp-connect', 'no-answer', 'unexplained', 'known-error', 'nothing-there'],
  needs: ['flow'],
  inspect({ flow }) {
    const at = messagesOf(flow, 'refused_start').findLast(({ exchange }) => missingScriptOf(exchange));
    const how = at && missingScriptOf(at.exchange);
    if (!at || !how) return undefined;
    const { url, exchange } = at;
    const page = cameFrom(exchange) ?? 'The page';
    const { why, fix } = told[how](endpointOf(url), hostOf(url));
    const what = isHiddenPage(url)
      ? 'the hidden page that its login waits for'
      : 'the script that it logs in with';
    const { status = 0, failure } = exchange;
    return {
      at,
      why: `${page} could not load ${what}, and asked no provider for anything: ${why(status > 0 ? String(status) : (failure ?? 'no answer'))}`,
      ...(fix !== undefined && { fix }),
      proof: how === 'blocked' ? 'status' : 'answerer',
      confidence: how === 'blocked' ? 'tentative' : 'firm',
      evidence: [at],
    };
  },
});

function isHiddenPage(url: string): boolean {
  return endpointOf(url).endsWith('.html');
}

type Telling = { readonly why: (how: string) => string; readonly fix?: string | undefined };

const told: Readonly<Record<MissingScript, (address: string, host: string) => Telling>> = {
  gone: (address) => ({ why: (how) => `${address} was answered ${how}.`, fix: fixOf(address) }),
  forbidden: (address, host) => ({
    why: (how) =>
      `its own policy (Content-Security-Policy) has no place for ${address}; the browser says ${how}.`,
    fix: `Add https://${host} to script-src of that page’s Content-Security-Policy, and to frame-src, connect-src and style-src what the provider names for its script.`,
  }),
  blocked: (address) => ({
    why: (how) =>
      `the browser says ${how} of ${address}: an extension that blocks what follows people (an ad blocker, most likely) took it for that.`,
    fix: 'Switch the extension off for this page, or allow this script. For an app: show a link to log in by a redirect where the script does not load, which nothing blocks.',
  }),
  unreached: (address) => ({
    why: (how) => `the browser got none from ${address} (${how}).`,
    fix: 'Open that address in the same browser: it says whether the host’s name is known there, whether the server runs, and whether its certificate is trusted.',
  }),
};

/** By what is known of the product. */
function fixOf(address: string): string | undefined {
  if (/\/keycloak(?:\.min)?\.js$/.test(address))
    return 'Install the package keycloak-js and build it into the app, in the version that the server asks for. Keycloak itself brings the script no longer since version 26; before, it stood below the server’s own base path (/js or /auth/js).';
  if (/\/\/alcdn\./.test(address))
    return 'Install the package @azure/msal-browser and build it into the app. Microsoft’s own address has it no longer: since version 3, MSAL is on none.';
  if (/\/\/cdn\.auth0\.com\/client\//.test(address))
    return 'Compare the client ID (in the address) and the region of the domain with the application in Auth0: Lock asks there for the settings of its client, and there are none of this name. A custom domain needs configurationBaseUrl.';
  if (isHiddenPage(address))
    return 'Compare url and realm of the Keycloak script’s settings with the server: the realm must exist, letter by letter, and /auth stand in the address only where the server has it (by default up to version 16).';
  return undefined;
}
