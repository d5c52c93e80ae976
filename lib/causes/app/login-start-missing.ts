import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { saidBy } from '../../facts/said/said.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { messagesOf } from '../../flows/flow.ts';
import { saysWhyNot } from '../../messages/oidc/quoted-refusal.ts';
import { askedElsewhere, type AskedElsewhere } from '../../messages/oidc/start-elsewhere.ts';
import {
  asideOf,
  isOfForm,
  isPassedThrough,
  isStartNotThere,
  isStartRefused,
} from '../../messages/oidc/start-not-there.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { wordsBehind } from '../../facts/said/behind-start.ts';
import { refusedFormOf } from './refused-form.ts';

/** The button leads to nothing: no provider was asked, and none can be at fault. */
export default cause({
  id: 'login-start-missing',
  owner: 'client',
  title: 'The address that begins the login is not there',
  signs:
    'A page of the app’s led to an address where logins with a provider begin, and the app answered 404, 405 or (to a link) 403, did not take its own form (CSRF), or led to its page for failures or back to its sign-in page: no request to a provider followed. Or a page opened the sign-in service of another host for its site (provider, site_id), which answered so.',
  against:
    'A page that says why it begins no login; addresses of answers; texts about logins; a name and password that were sent along.',
  fix: 'Begin the login by POST, from a form or button that sends the app’s CSRF token (Rails: button_to … method: :post, data-turbo="false"), not by a plain link. If it was a POST already, check that the route is mounted at this address, before the app’s own router, under this very name of the provider. The provider was asked nothing: its settings and log cannot tell.',
  references: ['rfc6749#4.1'],
  example: '<a href="/auth/google_oauth2"> → GET 404: OmniAuth 2 begins a login by POST alone',
  confusedWith: ['login-not-begun', 'callback-route-missing', 'csrf-middleware-blocks'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const starts = messagesOf(flow, 'refused_start');
    const at = starts.findLast(({ exchange }) => isStartNotThere(exchange) && !saysWhyNot(exchange));
    // Tried again, the page says no more than it did before.
    if (!at || (!isOfForm(at.exchange) && starts.some((one) => wordsBehind(flow, one)))) return undefined;
    const { exchange } = at;
    const method = methodOf(exchange);
    const { kind, product } = answererOf(exchange);
    const who =
      kind === 'app' || product === undefined
        ? hostAndPortOf(at.url)
        : `${product} at ${hostAndPortOf(at.url)}`;
    return {
      at,
      why: `${who} answered ${exchange.status ?? 0} to ${exchange.method} ${endpointOf(at.url)}, where its login begins, and asked no provider for anything: ${method.why}${itSays(method.said ?? saidBy(exchange)?.text)}`,
      ...(method.fix !== undefined && { fix: method.fix }),
      proof: method.isSure ? 'code' : 'status',
      confidence: 'firm',
      evidence: [at],
    };
  },
});

/** What the answer tells of the method that the address takes. */
function methodOf(exchange: Exchange): {
  readonly why: string;
  readonly fix?: string;
  readonly said?: string | undefined;
  readonly isSure: boolean;
} {
  const { method, status } = exchange;
  const elsewhere = askedElsewhere(exchange);
  if (elsewhere) return ofService(exchange, elsewhere);
  if (isStartRefused(exchange)) return ofForm(exchange);
  const allowed = headerValue(exchange.responseHeaders, 'allow');
  if (method === 'POST') return { why: 'nothing is mounted there for a POST.', fix: routeFix, isSure: false };
  if (status === 405 || allowed?.toUpperCase().includes('POST'))
    return {
      why: `it takes ${allowed?.toUpperCase() ?? 'another method (POST, most likely)'}, and a link asks by GET.`,
      isSure: true,
    };
  if (
    /\/[\w-]+_(?:oauth2|activedirectory_v2)$|\/openid_connect$/.test(endpointOf(exchange.url)) ||
    isRails(exchange) ||
    isPassedThrough(exchange)
  )
    return {
      why: 'OmniAuth begins a login by POST alone since version 2, and has no page for a link.',
      isSure: false,
    };
  if (lacksParameter.test(saidBy(exchange)?.text ?? '')) return ofBareLink;
  if (status === 403) return { why: 'it refuses what a link asks there.', isSure: false };
  if (/\/saml2\/authenticate\/[^/]+$/.test(endpointOf(exchange.url))) return ofSpring;
  return {
    why: 'a link asks by GET, and there is no such page: the login begins by POST alone (as with OmniAuth 2 and Auth.js), or its route is not mounted under this name.',
    isSure: false,
  };
}

/** Moodle answers 404 to all that it refuses: whoever misses a parameter is there. */
const lacksParameter =
  /\b(?:required|missing) parameter\b|\bparameter\b[^.]{0,60}\b(?:(?:is|was) (?:missing|required)|not (?:given|set|present))/i;

const ofBareLink = {
  why: 'it is there, and misses a parameter that the link did not bring.',
  fix: 'Begin the login from the app’s own sign-in page, loaded anew: it writes the link with all parameters, which a copy, a bookmark or another theme’s or plugin’s link lacks. The provider was asked nothing: its settings and log cannot tell.',
  isSure: false,
} as const;

/** Its filter lets go on what it knows no registration for. */
const ofSpring = {
  why: 'Spring Security begins a login by SAML at such an address; most likely it has no relying party registration of the name at its end.',
  fix: 'Name it under spring.security.saml2.relyingparty.registration exactly as the address does, in the profile that runs, and switch saml2Login on in the filter chain that has this address. The identity provider was asked nothing: its settings cannot tell.',
  isSure: false,
} as const;

/** A service that somebody runs for many sites, or for this one. */
function ofService(
  { status }: Exchange,
  { service, site, foundNothing }: AskedElsewhere,
): ReturnType<typeof methodOf> {
  const isNetlify = service === 'api.netlify.com';
  if (!isNetlify || !foundNothing || status !== 404)
    return {
      why: `the sign-in service begins no login there for ${site ?? 'this site'}.`,
      fix: `${isNetlify ? `${netlifyFix} ` : ''}${serviceFix}`,
      isSure: false,
    };
  return {
    why: `it is Netlify’s sign-in service, which Decap CMS and its kin ask where their settings name no other, and it has no site of the name ${site ?? 'that it was asked for (site_id)'}.`,
    fix: netlifyFix,
    isSure: false,
  };
}

const netlifyFix =
  'In the CMS’s config.yml set base_url (and auth_endpoint) of the backend to an OAuth server of your own. Or keep Netlify’s service: set site_domain to the name of a site that exists at Netlify, add this host to its domains, and set up the provider there (OAuth). The provider was asked nothing: its settings, the repository and who has access to it cannot tell.';
const serviceFix =
  'Check base_url and auth_endpoint of the backend in the CMS’s settings letter by letter, that they stand directly below backend, and that the sign-in service runs there.';

/** It is there, and does not begin the login. */
function ofForm(exchange: Exchange): ReturnType<typeof methodOf> {
  const { method } = exchange;
  const aside = asideOf(exchange);
  const isForged = aside === undefined || isOfForm(exchange);
  const refused = isForged && method === 'POST' ? refusedFormOf(exchange) : undefined;
  if (refused)
    return { ...refused, why: `its check against forged forms (CSRF) refused the form; ${refused.why}` };
  if (isForged && method === 'POST')
    return {
      why: 'it did not take its own form, whose token against forgery, or the session cookie that goes with it, was missing or old.',
      fix: formFix,
      isSure: false,
    };
  const page = aside === 'led to sign-in' ? 'back to its sign-in page' : 'to its page for failures';
  return { why: `it sent the browser ${page} at once.`, fix: failureFix, isSure: false };
}

const formFix =
  'Send the app’s CSRF token with the form (Rails: button_to, and omniauth-rails_csrf_protection beside it; Laravel: @csrf; Django: {% csrf_token %}), let its session cookie come along (no Secure over http, no cached page), and load the page anew before trying again.';
const failureFix =
  'Read the message in that address and the app’s log: the provider was asked nothing. Mostly the app’s own settings of the provider (client id, secret, issuer) are missing where it runs.';

function isRails({ responseHeaders, url }: Exchange): boolean {
  return headerValue(responseHeaders, 'x-runtime') !== undefined && /\/auth\//.test(url);
}

const routeFix =
  'Mount the login’s route at this address, before the app’s own router, and check the provider’s name in it letter by letter. The provider was asked nothing: its settings and log cannot tell.';
