import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { loginStartAt } from './login-start-address.ts';

/** Whose login a sign-in service of another host was asked to begin. */
export type AskedElsewhere = {
  /** The host of the service. */
  readonly service: string;
  /** The name of the site, where it can be read. */
  readonly site: string | undefined;
  /** It says no more than that it found nothing. */
  readonly foundNothing: boolean;
};

/** What Decap CMS and its kin open in a window: a provider of code (a trace leaves its name out), and for which site. */
const ofProvider =
  /[?&]provider=(?:github|gitlab|bitbucket|gitea|forgejo|azure|google|email|redacted-value-\d{1,4})(?:&|$)/i;
const ofSite = /[?&]site_id=(redacted-value-\d{1,4}|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+)(?:[&#:]|%3A|$)/i;

/**
 * The sign-in service at whose address a CMS without a server of its own begins a login: `…/auth?provider=github&site_id=www.example.org`.
 * `undefined` for all other addresses. packages/decap-cms-lib-auth/src/netlify-auth.js of decaporg/decap-cms.
 */
export function askedElsewhere({ url, responseBody, verdicts }: Exchange): AskedElsewhere | undefined {
  const site = ofProvider.test(url) ? ofSite.exec(url)?.[1] : undefined;
  if (site === undefined || !isStart(url)) return undefined;
  const text = verdicts?.said ?? responseBody?.text?.slice(0, 100) ?? '';
  return {
    service: hostOf(url),
    site: site.includes('.') ? site : undefined,
    foundNothing: /^\s*not found\.?\s*$|,"not found\.?",/i.test(text),
  };
}

/** Others count visits or keep settings for a site and a provider. */
function isStart(url: string): boolean {
  const path = endpointOf(url).replace(/^https?:\/\/[^/]*/i, '');
  return loginStartAt(path) !== undefined || /\/authori[sz]e\/?$/i.test(path);
}
