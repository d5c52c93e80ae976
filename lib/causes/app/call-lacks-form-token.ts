import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import type { Said } from '../../facts/said/said.ts';
import { saidBy } from '../../facts/said/said.ts';
import { ownCalls } from '../../facts/sign-in/own-calls.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The login worked, and the app’s server refuses what its own page sends: its check against forged requests misses something. RFC 6749 §10.12 has the same of the login. */
export default cause({
  id: 'call-lacks-form-token',
  owner: 'client',
  title: 'The app’s own page does not pass its protection against forged requests',
  signs:
    'After a login that worked, a script of the app’s page sent something (POST, PUT, PATCH, DELETE) to the app’s own server, which refused it (400, 401, 403, 419, 422) in words about CSRF, XSRF or forged requests, in any language.',
  against:
    'The same address took a later call, as where a client fetches the token and tries again; words about something else; a call from before the login.',
  fix: 'A login begins a new session and, with most frameworks, a new token: read it anew after the login (cookie XSRF-TOKEN or csrftoken, meta tag, an endpoint for it) and send it in the header that the server reads; a server for the page alone (BFF) wants a fixed header (X-CSRF: 1). Where it speaks of an origin or referrer, name the page’s address among the trusted ones.',
  references: ['rfc6749#10.12'],
  example: 'POST /bff/api/order with the session’s cookie → 403 “Anti-forgery header X-CSRF is missing”',
  confusedWith: ['csrf-middleware-blocks', 'session-not-known', 'api-forbids'],
  folds: ['api-forbids', 'scope-not-granted', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const own = of(ownCalls);
    const at = own?.refused.findLast(isRefusedForm);
    const said = at && saidBy(at);
    if (!own || !at || !said) return undefined;
    const text = forgeryIn(said);
    const carried = tokenHeaderIn(at);
    return {
      at: own.landing,
      why: `The login worked; what fails is what the app’s own page sends: ${endpointOf(at.url)} answered ${at.status ?? 0} to its ${at.method}, as the server’s protection against forged requests (CSRF) did not let it pass. ${hostOf(at.url)} says “${(text ?? said.text).replace(/\.$/, '')}”.${carried === undefined ? '' : ` The call brought a header for it (${carried}): it may be of the session from before the login.`}`,
      proof: 'phrase',
      confidence: 'firm',
      evidence: [own.landing],
      quote: { text: text ?? said.text, host: hostOf(at.url), at },
    };
  },
});

const refusing: ReadonlySet<number> = new Set([400, 401, 403, 419, 422]);

function isRefusedForm(one: Exchange): boolean {
  if (/^(?:GET|HEAD)$/.test(one.method) || !refusing.has(one.status ?? 0)) return false;
  const said = saidBy(one);
  return said !== undefined && forgeryIn(said) !== undefined;
}

/** The words of a form check, of a framework’s own or in general. */
function forgeryIn({ phrases }: Said): string | undefined {
  return phrases.find(
    ({ phrase: { cause: name, suspects }, words }) =>
      words.source === 'body' && (name ?? suspects[0]) === 'csrf-middleware-blocks',
  )?.words.text;
}

const tokenHeader = /^(?:x-)?(?:csrf|xsrf)|^requestverificationtoken$|^x-[\w-]*(?:csrf|xsrf|forgery)/i;

function tokenHeaderIn({ requestHeaders }: Exchange): string | undefined {
  return requestHeaders?.find(([name]) => tokenHeader.test(name))?.[0];
}
