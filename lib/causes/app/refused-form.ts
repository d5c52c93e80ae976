import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { hostAndPortOf, originOf } from '../../exchange/parameters.ts';
import { saidBy } from '../../facts/said/said.ts';

/** Why an app’s check against forged forms refused its own form, as the end of a sentence, and what mends it. */
export type RefusedForm = {
  readonly why: string;
  readonly fix: string;
  /** The sentence that says so, where the app gave its reason. */
  readonly said?: string | undefined;
  readonly isSure: boolean;
};

/**
 * Which of a framework’s reasons it was, by its own words (Django with DEBUG, Rails, ASP.NET, Laravel and others), else by what the request
 * carried: its Origin, its cookie. `undefined` where neither tells. Django, `django.middleware.csrf`.
 */
export function refusedFormOf(exchange: Exchange): RefusedForm | undefined {
  const texts = (saidBy(exchange)?.words ?? []).map((one) => one.text);
  const said = texts.find((one) => reasonGiven.test(one));
  const refused = bySentence(exchange, texts.join('\n'));
  return refused?.isSure ? { ...refused, said } : refused;
}

const reasonGiven =
  /(?:Origin|Referer) checking failed|HTTP Origin header|cross[- ]site \w{1,20} form|\bcookie\b[^\n]{0,100}\bnot\b|Missing CSRF|CSRF token/i;

function bySentence(exchange: Exchange, text: string): RefusedForm | undefined {
  const host = hostAndPortOf(exchange.url);
  const origin = headerValue(exchange.requestHeaders, 'origin');
  if (/Origin checking failed|HTTP Origin header[^\n]{0,200}match|cross[- ]site \w{1,20} form/i.test(text))
    return originRefused(exchange, origin ?? originIn(text));
  if (/Referer is insecure|Referer checking failed[^\n]{0,300}(?:trusted origins|insecure)/i.test(text))
    return {
      why: `it does not trust the Referer, the page of ${host} from which the form came: it takes another address or scheme for its own.`,
      fix: `${trust(originOf(exchange.url) ?? host)}, ${headers}`,
      isSure: true,
    };
  if (/Referer checking failed/i.test(text))
    return {
      why: 'the form came without the Referer (or with a broken one), which it wants of forms over https.',
      fix: 'Let the app’s pages send it: no Referrer-Policy: no-referrer and no rel="noreferrer" there (same-origin is enough; Django: SECURE_REFERRER_POLICY), and no extension or proxy that takes the header out.',
      isSure: true,
    };
  if (/CSRF cookie not set|Missing CSRF token cookie|antiforgery cookie[^\n]{0,100}not present/i.test(text))
    return {
      why: 'the cookie that goes with the form’s token did not come along.',
      fix: 'Find out why the cookie (Django: csrftoken) is not kept: Secure over http, its domain or path (CSRF_COOKIE_SECURE, CSRF_COOKIE_DOMAIN, CSRF_COOKIE_PATH), a page from a cache that sets none, or a browser that blocks it.',
      isSure: true,
    };
  if (/CSRF token[^\n]{0,120}(?:missing|incorrect|invalid|wrong|match|length)/i.test(text))
    return {
      why: 'the token in the form was missing, or was not the one of its cookie.',
      fix: 'Send the token with the form (Django: {% csrf_token %}; Rails: button_to, Laravel: @csrf), and no page from a cache or from before the last sign-in, whose token is old: load the page anew.',
      isSure: true,
    };
  return /CSRF/i.test(text) && origin === 'null' ? withoutOrigin(false) : undefined;
}

/** The browser names no origin: that is why, whether or not the page says so. */
function withoutOrigin(isSure: boolean): RefusedForm {
  return {
    why: 'the browser sent the form with “Origin: null”, as it does from a page with Referrer-Policy: no-referrer, from a sandboxed frame or after a redirect of another site.',
    fix: 'Give the page with the form Referrer-Policy: same-origin (Django: SECURE_REFERRER_POLICY), and let it stand in no sandboxed frame.',
    isSure,
  };
}

/** The origin that the refusal names: a request’s own is not always recorded. */
function originIn(text: string): string | undefined {
  const named =
    /Origin checking failed - (\S{1,300}) does not match|HTTP Origin header \(([^\s()]{1,300})\)/i.exec(text);
  const origin = named?.[1] ?? named?.[2] ?? '';
  return origin === 'null' ? origin : (originOf(origin) ?? undefined);
}

/** The page’s own origin that is refused tells of a proxy; another one, of the page that the form stands on. */
function originRefused(exchange: Exchange, origin: string | undefined): RefusedForm {
  const own = originOf(exchange.url);
  if (origin === 'null') return withoutOrigin(true);
  if (origin === undefined)
    return {
      why: 'its check of the Origin does not trust the page that the form came from.',
      fix: `${trust('the origin of that page')}, ${headers}`,
      isSure: true,
    };
  if (origin !== own)
    return {
      why: `the form came from ${origin}, which is another address than the app’s and none that it trusts.`,
      fix: `Use the app at one address, or list the other. ${trust(origin)}.`,
      isSure: true,
    };
  const hidden = own.startsWith('https:')
    ? ': behind the proxy that ends TLS it takes itself for http, or for another host'
    : '';
  return {
    why: `its check of the Origin does not trust ${origin}, though that is the app’s own address${hidden}.`,
    fix: `${trust(origin)}, ${headers}`,
    isSure: true,
  };
}

function trust(origin: string): string {
  return `Add ${origin} to the origins that the app trusts (Django: CSRF_TRUSTED_ORIGINS, with the scheme)`;
}

const headers =
  "or let it know its outside address: the proxy sends X-Forwarded-Proto and Host, and the app trusts them (Django: SECURE_PROXY_SSL_HEADER = ('HTTP_X_FORWARDED_PROTO', 'https'), USE_X_FORWARDED_HOST; Rails: X-Forwarded-Proto, config.assume_ssl; SvelteKit’s adapter-node: ORIGIN with the scheme, or PROTOCOL_HEADER and HOST_HEADER). The provider was asked nothing: its settings cannot help.";
