import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { guardName, preflightToLogin, type Guard } from '../../facts/pages/preflight-to-login.ts';
import { cause } from '../cause.ts';

/** A preflight brings no session and may not be redirected: who answers it with a login ends the call. Fetch standard §4.8. */
export default cause({
  id: 'preflight-sent-to-login',
  owner: 'resource_server',
  title: 'The browser’s question before a call was sent to a login',
  signs:
    'OPTIONS with Access-Control-Request-Method, for a page of another origin, was answered with a redirect to the login of an access proxy or of a provider.',
  against:
    'A question that was answered; a redirect to anything else; a window that went to that login afterwards.',
  fix: 'Let OPTIONS pass without a login in what stands in front of the API, so that the API answers it with its CORS headers (origin of the page, credentials); the call itself then needs a session at that host: guard page and API as one application, or have the API’s host visited once and call with credentials.',
  references: ['fetch'],
  example: 'OPTIONS https://api.example/v1/me → 302 https://team.cloudflareaccess.com/cdn-cgi/access/login/…',
  confusedWith: ['login-by-script', 'api-cors', 'cors-missing'],
  folds: ['no-answer', 'not-answered', 'login-by-script', 'unexplained'],
  needs: [preflightToLogin],
  inspect(facts) {
    const found = facts.of(preflightToLogin);
    const { at, app, login, product } = found;
    const asked = endpointOf(at.exchange.url);
    const guard = guardName(found);
    return {
      at,
      why: `The browser’s question before a script’s call (OPTIONS ${asked}) was led to the login at ${endpointOf(login)} by ${guard} (${at.exchange.status ?? 0}). Browsers always ask it without cookies, here for a page of ${app}, and it may not be redirected: the call was never made. Whether somebody is signed in plays no part in that.`,
      fix: `${product ? settings[product] : `Let OPTIONS pass without a login in ${guard}.`} Then the API must answer it with its CORS headers for ${app}. The call itself needs a session at ${hostOf(asked)}: guard page and API as one application, or have that host visited once and call it with credentials.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [at],
      compared: [
        {
          name: 'Location',
          expected: { value: null, at: undefined },
          got: { value: endpointOf(login), at },
        },
      ],
    };
  },
});

/** How each lets the question pass. */
const settings: Readonly<Record<Guard, string>> = {
  'Cloudflare Access':
    'In the Access application of the API’s host switch on “Bypass OPTIONS requests to origin”, or let Access answer them itself by its CORS settings.',
  Pomerium: 'Set cors_allow_preflight: true on the API’s route.',
  authentik: 'Let OPTIONS pass to the API before authentik is asked (in the reverse proxy, by method).',
  'oauth2-proxy': 'Start oauth2-proxy with --skip-auth-preflight.',
  Authelia: 'Add an access_control rule for the API’s host with methods: [OPTIONS] and policy: bypass.',
  'Vouch Proxy': 'Let OPTIONS pass before Vouch is asked (in the reverse proxy, by method).',
  'Google IAP': 'Allow HTTP OPTIONS in IAP’s settings of the resource (corsSettings.allowHttpOptions).',
  'AWS load balancer':
    'Put a listener rule for the method OPTIONS before the one that authenticates, without that action.',
};
