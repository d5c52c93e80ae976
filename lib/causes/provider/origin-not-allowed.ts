import type { Exchange } from '../../exchange/exchange.ts';
import { asText } from '../../exchange/json.ts';
import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { askingOriginOf, isOfKey } from '../../messages/oidc/origin-check.ts';
import { isPlainFrame, isRefusedFrame } from '../../messages/oidc/refused-frame.ts';
import type { Message } from '../../messages/message.ts';
import { isPage } from '../../messages/surrounding.ts';
import { cause } from '../cause.ts';

/** A provider's button or script works on the pages that the client's registration lists, and on no others. */
export default cause({
  id: 'origin-not-allowed',
  owner: 'client',
  title: 'The provider’s button may not work on this page',
  signs:
    'A request of the provider’s own script (Google Identity Services, the Facebook SDK, Firebase, Clerk) was refused for the page that it is on, or the list in its answer does not have the page’s host.',
  against: 'Requests of the script that were answered; a script that was only loaded.',
  fix: 'Add the page’s origin to the client’s list at the provider (Google: Authorized JavaScript origins; Firebase: Authorized domains; Facebook: Allowed Domains for the JavaScript SDK; Auth0’s form on a page of one’s own: Allowed Web Origins and Allowed Origins (CORS), with cross-origin authentication switched on; Clerk: a production instance works on pages of its own domain only, previews need the keys of a development instance): scheme, host and port, no path. It may take minutes to hold.',
  references: ['fedcm'],
  example: 'GET https://accounts.google.com/gsi/status?client_id=… from http://localhost:3000 → 403',
  confusedWith: ['api-key-refused', 'redirect-uri-mismatch', 'blocked-by-extension', 'client-unknown-here'],
  folds: [
    'unexplained',
    'known-error',
    'wrong-endpoint',
    'no-answer',
    'cors-token-endpoint',
    'provider-error-page',
  ],
  needs: ['flow'],
  inspect({ flow }) {
    const refused = messagesOf(flow, 'origin_check').filter(
      ({ exchange }) => !isOfKey(exchange) && !isRefusedFrame(exchange) && !isPlainFrame(exchange),
    );
    const at = refused.at(-1);
    if (!at) return undefined;
    const origin = refused
      .map(({ exchange }) => askingOriginOf(exchange))
      .findLast((one) => one !== undefined);
    const client = refused.map(({ params }) => params['client_id']).find((id) => id !== undefined);
    const of = client ? `the client ${client}` : 'this project';
    const { status = 0 } = at.exchange;
    const listed = listedIn(at);
    const how =
      status >= 400
        ? `refused it (${status})`
        : listed
          ? `lists the hosts ${listed} alone`
          : 'says so in its answer';
    const policy = policyThatHides(flow, refused, origin);
    if (policy)
      return {
        at,
        why: `${hostOf(at.url)} ${how}, and the browser had not told it which page asks: ${endpointOf(policy.page.url)} has Referrer-Policy: ${policy.value}, so the request has no Referer. Whether ${origin ?? 'the page’s origin'} is allowed for ${of} does not count then.`,
        fix: `Send Referrer-Policy: strict-origin-when-cross-origin with that page (Django: SECURE_REFERRER_POLICY; Helmet: referrerPolicy), which tells other sites the origin and no more.`,
        proof: 'comparison',
        confidence: 'firm',
        evidence: refused,
      };
    if (refused.every(({ exchange }) => hidesPage(exchange)))
      return {
        at,
        why: `${hostOf(at.url)} ${how}, and the browser had not told it which page asks: the request has neither Referer nor Origin. Whether ${origin ?? 'the page’s origin'} is allowed for ${of} does not count then.`,
        fix: 'Look at the Referrer-Policy of the page that has the button: same-origin (Django’s default) and no-referrer hide it. Send strict-origin-when-cross-origin.',
        proof: 'code',
        confidence: 'firm',
        evidence: refused,
      };
    return {
      at,
      why: origin
        ? `The origin ${origin} is not allowed for ${of}: ${hostOf(at.url)} ${how}, so its button or script does nothing on this page.`
        : `The page’s origin is not allowed for ${of}, or was not sent: ${hostOf(at.url)} ${how}. A Referrer-Policy of no-referrer keeps the origin from it.`,
      ...fixFor(origin, at, listed?.split(', ') ?? []),
      proof: 'code',
      confidence: 'certain',
      evidence: refused,
    };
  },
});

/** Firebase’s list of the hosts that may use the project; `undefined` where the answer has none. */
function listedIn({ answer }: Message): string | undefined {
  const domains = answer?.['authorizedDomains'];
  const names = Array.isArray(domains) ? domains.flatMap((one) => hostIn(asText(one))) : [];
  if (names.length === 0) return undefined;
  const more = names.length > mostListed ? ` and ${names.length - mostListed} more` : '';
  return `${names.slice(0, mostListed).join(', ')}${more}`;
}

const mostListed = 10;

/** As an address, in which redaction leaves the host. */
function hostIn(name: string | undefined): readonly string[] {
  return name !== undefined && URL.canParse(`https://${name}`) ? [`https://${name}`] : [];
}

/** The page’s own policy, where the refused requests were recorded with their headers and none of them has a Referer. Referrer Policy §3. */
function policyThatHides(
  { context }: Flow,
  refused: readonly Message[],
  origin: string | undefined,
): { readonly page: Exchange; readonly value: string } | undefined {
  const isHidden = ({ exchange: { requestHeaders = [] } }: Message): boolean =>
    requestHeaders.length > 0 && headerValue(requestHeaders, 'referer') === undefined;
  const at = refused.at(-1)?.exchange.startedAt ?? 0;
  const page = context.findLast(
    (one) =>
      isPage(one) && one.startedAt <= at && originOf(one.url) === origin && one.redirectUrl === undefined,
  );
  const value = headerValue(page?.responseHeaders, 'referrer-policy')
    ?.split(',')
    .at(-1)
    ?.trim()
    .toLowerCase();
  if (!page || (value !== 'same-origin' && value !== 'no-referrer') || !refused.every(isHidden))
    return undefined;
  return { page, value };
}

/** What Chrome tells of headers only together with the Referer stands there, and no word of the page. Referrer Policy §3. */
function hidesPage({ requestHeaders }: Exchange): boolean {
  const has = (name: string) => headerValue(requestHeaders, name) !== undefined;
  return has('accept-language') && !has('referer') && !has('origin');
}

function fixFor(
  origin: string | undefined,
  { url }: Message,
  listed: readonly string[],
): { readonly fix?: string } {
  if (origin === undefined) return {};
  if (hostOf(url) === 'identitytoolkit.googleapis.com') return { fix: firebaseFix(origin, listed) };
  return isLoopback(origin) ? { fix: localFix(origin) } : {};
}

/** Its list has hosts, without scheme and port. */
function firebaseFix(origin: string, listed: readonly string[]): string {
  const page = new URL(origin);
  const add = `Add ${page.hostname}, without scheme and port, to the authorised domains of the Firebase project (in its console under Authentication, Settings, Authorized domains).`;
  const isOther = isLoopback(origin) && page.hostname !== 'localhost' && listed.includes('https://localhost');
  page.hostname = 'localhost';
  return isOther ? `Open the page at ${page.origin}, whose host is in the list. Or: ${add}` : add;
}

function localFix(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `Add ${origin} to the client’s list at the provider (Google: Authorized JavaScript origins), and ${protocol}//${hostname} without a port beside it: Google wants both for a page under development. It may take minutes to hold.`;
}
