import type { Exchange, Header } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import type { AnswererKind, Signature } from './signature.ts';
import { signatures } from './signatures.ts';

/** Who answered, and by what one can tell. */
export type Answerer = {
  readonly kind: AnswererKind;
  /** `nginx`, `Cloudflare`; `undefined` where it cannot be named. */
  readonly product: string | undefined;
  /** For people: `its page “502 Bad Gateway” and Server: nginx`; `''` where nothing tells. */
  readonly sign: string;
};

const nobody: Answerer = { kind: 'unknown', product: undefined, sign: '' };

/** Characters of a body that are looked at: error pages of proxies are short. */
const longestBody = 20_000;

/**
 * Who answered: two of header, body and status must fit a product, or one header that it sends with its own answers only. A page or
 * message that fits none is the app’s. Without a recorded body, an error that a proxy makes too stays `unknown` unless header and
 * status name the proxy. A request that got no answer has no answerer. Never throws.
 */
export function answererOf(exchange: Exchange): Answerer {
  const recorded = readVerdict(exchange.verdicts?.answered_by);
  if (recorded) return recorded;
  const { status = 0 } = exchange;
  if (status < 100) return nobody;
  const body = bodyOf(exchange);
  const found = signatures
    .map((one) => matched(one, exchange, status, body))
    .find((one) => one !== undefined);
  if (found) return found;
  const isItsOwn = status < 400 || (body && !(isUpstream(status) && body.startsWith('<')));
  return isItsOwn ? { kind: 'app', product: undefined, sign: '' } : nobody;
}

/** Errors of whoever stands in front; a page of somebody’s own making may stand for them. */
function isUpstream(status: number): boolean {
  return status >= 502 && status <= 504;
}

/** For a trace: who answered, where redaction takes the signs away. `undefined` where nothing failed and nobody is named. */
export function answererVerdictOf(exchange: Exchange): string | undefined {
  const { kind, product = '', sign } = answererOf(exchange);
  const isTold = product !== '' || (exchange.status ?? 0) >= 400;
  return isTold ? [kind, product, sign].join('|') : undefined;
}

function readVerdict(verdict: string | undefined): Answerer | undefined {
  const [kind, product, ...sign] = verdict?.split('|') ?? [];
  const known = kinds.find((one) => one === kind);
  if (!known || product === undefined) return undefined;
  return { kind: known, product: product === '' ? undefined : product, sign: sign.join('|') };
}

const kinds: readonly AnswererKind[] = ['app', 'proxy', 'platform', 'gate', 'waf', 'cdn', 'unknown'];

/** Lower case, without white space between tags; `undefined` where it was not recorded. */
function bodyOf({ responseBody }: Exchange): string | undefined {
  if (responseBody === undefined) return undefined;
  return responseBody.text
    ?.slice(0, longestBody)
    .toLowerCase()
    .replaceAll(/>\s+</g, '><')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function matched(
  one: Signature,
  exchange: Exchange,
  status: number,
  body: string | undefined,
): Answerer | undefined {
  const header = one.headers
    ?.map((wanted) => headerThat(exchange.responseHeaders, wanted))
    .find((line) => line !== undefined);
  const fits = one.statuses?.includes(status) ?? status >= 400;
  const page = fits ? pageThat(one, body) : undefined;
  // Such words are anybody’s: whoever sets or takes away a cookie with them is no bare proxy.
  if (page !== undefined && one.isWholeBody && !header && one.kind === 'proxy' && setsCookie(exchange))
    return undefined;
  const isItself =
    isAtItsAddress(one, exchange) ||
    (page !== undefined && (header !== undefined || !one.headers || one.isDistinctive === true)) ||
    (header !== undefined && saysEnough(one, status, body));
  return isItself ? { kind: one.kind, product: one.product, sign: signOf(header, page, status) } : undefined;
}

function setsCookie({ responseHeaders }: Exchange): boolean {
  return headerValue(responseHeaders, 'set-cookie') !== undefined;
}

function isAtItsAddress({ address }: Signature, { url, redirectUrl = '' }: Exchange): boolean {
  return address !== undefined && (address.test(url) || address.test(redirectUrl));
}

/** The header alone, or with the status where there is no body to look at. */
function saysEnough({ own, statuses, alone }: Signature, status: number, body: string | undefined): boolean {
  if (own) return statuses === undefined || statuses.includes(status);
  return !body && alone?.includes(status) === true;
}

function pageThat({ bodies = [], isWholeBody }: Signature, body: string | undefined): string | undefined {
  if (!body) return undefined;
  return bodies.find((part) => (isWholeBody ? body === part : body.includes(part)));
}

function headerThat(
  headers: readonly Header[] | undefined,
  [name, value]: readonly [name: string, value?: RegExp],
): string | undefined {
  const seen = headerValue(headers, name);
  if (seen === undefined || (value && !value.test(seen))) return undefined;
  const told = name === 'server' ? seen : value?.exec(seen)?.[0];
  return told && told.length < 60 ? `${shownName(name)}: ${told}` : shownName(name);
}

function shownName(name: string): string {
  return name.replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

function signOf(header: string | undefined, page: string | undefined, status: number): string {
  const words = page
    ?.replaceAll(/<[^>]*>?|[{}"]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const parts = [
    ...(header ? [header] : []),
    ...(words ? [`its words “${words}”`] : []),
    ...(header && words ? [] : [`status ${status}`]),
  ];
  return parts.join(' and ');
}
