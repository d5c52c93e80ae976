import { decodeJwt } from '../../exchange/jwt.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { sentCookiesOf } from '../cookies/sent-cookies.ts';

/** The session of a proxy that logs in for an app, as a request brought it. */
export type ProxySession = {
  readonly product: string;
  /** The cookie’s name, without what is made up for the app. */
  readonly cookie: string;
  /** How long it had been over by then, in milliseconds, where it says so itself. */
  readonly over: number | undefined;
};

/** By the cookies in which they keep it. */
const products: readonly (readonly [product: string, cookie: RegExp])[] = [
  ['Cloudflare Access', /^CF_Authorization/],
  ['Google IAP', /^(?:__Host-)?GCP_IAA?P_AUTH_TOKEN/],
  ['Pomerium', /^_pomerium/],
  ['oauth2-proxy', /^(?:__(?:Host|Secure)-)?_?oauth2_proxy(?:_\d+)?$/],
  ['Authelia', /^authelia_session$/],
  ['authentik', /^authentik_proxy/],
  ['Vouch Proxy', /^(?:VouchCookie|vouch_session)/i],
  ['AWS load balancer', /^AWSELBAuthSessionCookie/],
  ['Azure App Service', /^AppServiceAuthSession/],
  ['Entra application proxy', /^AzureAppProxyAccessCookie/],
  ['mod_auth_openidc', /^mod_auth_openidc_session/],
  ['traefik-forward-auth', /^_forward_auth$/],
  ['Teleport', /^(?:__Host-)?grv_app_session/],
  ['LemonLDAP::NG', /^lemonldap/],
  ['F5 BIG-IP APM', /^MRHSession$/],
];

/** `undefined` where the request brought none that is known. Times are the browser’s. */
export function sessionAtProxyOf(call: Exchange): ProxySession | undefined {
  for (const { name, value } of sentCookiesOf(call) ?? []) {
    const known = products.find(([, cookie]) => cookie.test(name));
    if (!known) continue;
    const [product, pattern] = known;
    const token = decodeJwt(value);
    const end = token?.type === 'jws' ? token.claims['exp'] : undefined;
    const over = typeof end === 'number' ? call.startedAt - end * 1000 : 0;
    return { product, cookie: pattern.exec(name)?.[0] ?? name, over: over > 0 ? over : undefined };
  }
  return undefined;
}
