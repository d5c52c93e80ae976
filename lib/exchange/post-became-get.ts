import type { Exchange } from './exchange.ts';

/** A POST that was sent on with a redirect which drops its body, to what is the same address but for this. */
export type PostBecameGet = {
  readonly status: number;
  readonly from: string;
  readonly to: string;
  /** In what the addresses differ. `path`: in a slash at the end, in case or in a language prefix. */
  readonly differsIn: readonly ('scheme' | 'host' | 'port' | 'path')[];
};

/**
 * A POST answered 301, 302 or 303 with its own address in another spelling (http to https, www, a slash): browsers ask for it with
 * GET and without the body, so that token, SAML response or code is lost. A way on to another page, as after any form, is none, nor is
 * the way on of a server that took the form and began a session.
 * RFC 9110 §15.4.2 to §15.4.4.
 */
export function postBecameGetOf(exchange: Exchange): PostBecameGet | undefined {
  const { method, status, url, redirectUrl } = exchange;
  if (method !== 'POST' || redirectUrl === undefined) return undefined;
  if (status !== 301 && status !== 302 && status !== 303) return undefined;
  if (!URL.canParse(url) || !URL.canParse(redirectUrl)) return undefined;
  const from = new URL(url);
  const to = new URL(redirectUrl);
  if (bare(from.hostname) !== bare(to.hostname) || pathOf(from) !== pathOf(to)) return undefined;
  const differsIn = [
    ...(from.protocol === to.protocol ? [] : (['scheme'] as const)),
    ...(from.hostname === to.hostname ? [] : (['host'] as const)),
    ...(from.port === to.port ? [] : (['port'] as const)),
    ...(from.pathname === to.pathname ? [] : (['path'] as const)),
  ];
  if (differsIn.length === 0) return undefined;
  // Towards http nobody tidies an address: an app that began a session believes to be there.
  const isWayOn = to.protocol === 'http:' || differsIn.every((part) => part === 'path');
  if (isWayOn && wasTaken(exchange)) return undefined;
  return { status, from: from.origin + from.pathname, to: to.origin + to.pathname, differsIn };
}

/** Servers that only tidy an address answer 301 and set nothing; what stands in front of them sets its own cookies. */
function wasTaken({ status, responseHeaders = [] }: Exchange): boolean {
  return (
    status !== 301 &&
    responseHeaders.some(
      ([name, value]) => /^set-cookie$/i.test(name) && /;\s*httponly/i.test(value) && !ofProxies.test(value),
    )
  );
}

const ofProxies = /^(?:__?cf|AWSALB|ARRAffinity|BIGip|TS0|incap_|visid_|nlbi_|ak_|bm_|NSC_|SERVERID|route=)/i;

function bare(host: string): string {
  return host.replace(/^www\./, '');
}

function pathOf({ pathname }: URL): string {
  return pathname
    .toLowerCase()
    .replace(/^\/[a-z]{2}(?:-[a-z]{2})?(?=\/.)/, '')
    .replace(/\/$/, '');
}
