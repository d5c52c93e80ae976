import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, fragmentParameters, queryParameters, toRecord } from '../../exchange/parameters.ts';
import type { Params } from '../view.ts';

/** Where it is said that a link from a mail was no longer good. */
export type SpentLink = {
  /** The address that says so, and whether the exchange is a redirect to it. */
  readonly url: string;
  readonly carrier: 'request' | 'redirect';
  /** What the address says of it; nothing where a page says it in words. */
  readonly params: Params;
};

const kindsOfLink =
  '(?:e-?mail|magic|one[- ]time|sign[- ]?in|log[- ]?in|verification|confirmation|invit(?:e|ation)|activation|recovery|password[- ]reset|reset)';

/** A sentence of an address: “Email link is invalid or has expired”, “The sign in link is no longer valid”. */
const saysSpent = new RegExp(
  `\\b${kindsOfLink}[- ](?:link|token)\\b.{0,40}\\b(?:invalid|expired|no longer valid|been used|used before)\\b|\\b(?:invalid|expired|used) ${kindsOfLink}[- ](?:link|token)\\b`,
  'i',
);

/** Codes that are said of nothing else: GoTrue’s (Supabase), and Auth.js’s where its page for failures or sign-in is. */
const ownCode = /^otp_expired$/i;
const authJsPage = /\/(?:error|verify-request|sign-?in|log-?in)\/?$/i;

/** Where the link itself leads: Better Auth, Auth.js’s mail providers, passwordless logins of others. */
const redeems =
  /\/(?:magic[-_]?links?|email[-_]?links?|login[-_]?links?|sign-?in[-_]?links?|passwordless|verify-?email|one[-_]?time[-_]?(?:login|link)|callback\/(?:e?mail|nodemailer|resend|sendgrid|postmark|mailgun|ses|loops|mailchimp))(?:\/|$)/i;

/** A code of such an address’s redirect. */
const spentCode =
  /^(?:verification|attempts_exceeded|(?:link|token|otp|magic_?link|code)[-_ ]?(?:is[-_ ])?(?:expired|invalid|used|consumed)|(?:expired|invalid|used|consumed)[-_ ]?(?:link|token|otp|magic_?link|code))$/i;

/** What a link carries: a value in its query, or at the end of its path. */
const carries = /[?&](?:token|code|key|t|hash|token_hash|ticket|otp)=[^&#]{8,}|\/[\w.~-]{20,}\/?(?:[?#]|$)/i;

/** A page’s own sentence, and one that says only what would be so. */
const pageSays =
  /\b(?:link|token)\b.{0,60}\b(?:has expired|is expired|no longer valid|been used|already used|is invalid)\b|\b(?:invalid or expired|expired or invalid)\b.{0,30}\b(?:link|token)\b/i;
const isConditional = /\b(?:if|when|before|until|unless|once|should)\b/i;

/** Characters of a page that are looked at, and of one sentence of it. */
const longestPage = 30_000;
const longestSentence = 300;

/**
 * What says that somebody’s link from a mail (to sign in, to confirm an address, to set a password) was used up or too old: the address
 * that it led to, by its code or its sentence, or the page at the link’s own address. `undefined` for all else, as for a page that merely
 * names an error, and for what scripts fetch. Linear.
 */
export function spentLinkOf(exchange: Exchange, isNavigation: boolean | undefined): SpentLink | undefined {
  const { method, url, redirectUrl } = exchange;
  if (isNavigation === false || (method !== 'GET' && method !== 'POST')) return undefined;
  const isLink = redeems.test(endpointOf(url));
  const target = redirectUrl === undefined ? undefined : saidIn(redirectUrl, isLink);
  if (redirectUrl !== undefined && target) return { url: redirectUrl, carrier: 'redirect', params: target };
  const own = saidIn(url, false);
  if (own) return { url, carrier: 'request', params: own };
  return isLink && redirectUrl === undefined && carries.test(url) && pageSaysSpent(exchange)
    ? { url, carrier: 'request', params: {} }
    : undefined;
}

/** The parameters that say it; a state would be of a login that asked a provider. */
function saidIn(url: string, isOfLink: boolean): Params | undefined {
  if (!/[?&#/](?:error|error_code|error_description|__clerk_status)=/.test(url)) return undefined;
  const all = toRecord([...fragmentParameters(url), ...queryParameters(url)]);
  if (all['state'] !== undefined) return undefined;
  const { error = '', error_code: code = '', error_description: description = '' } = all;
  const isSaid =
    ownCode.test(code) ||
    ownCode.test(error) ||
    all['__clerk_status'] === 'expired' ||
    (error === 'Verification' && authJsPage.test(endpointOf(url))) ||
    (isOfLink && [error, code].some((one) => spentCode.test(one))) ||
    [description, error].some((one) => one.length <= longestSentence && saysSpent.test(one));
  if (!isSaid) return undefined;
  return Object.fromEntries(
    ['error', 'error_code', 'error_description', '__clerk_status'].flatMap((name) =>
      all[name] === undefined ? [] : [[name, all[name]]],
    ),
  );
}

function pageSaysSpent({ responseBody, verdicts, status = 0 }: Exchange): boolean {
  if (status < 200 || status >= 500) return false;
  const text = verdicts?.said ?? responseBody?.text?.slice(0, longestPage) ?? '';
  return text
    .split(/[<>]|(?<=[.!?])\s|[\r\n]+/)
    .some((one) => one.length <= longestSentence && pageSays.test(one) && !isConditional.test(one));
}
