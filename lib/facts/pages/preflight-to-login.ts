import { hostOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { wentThereItself } from '../../flows/got-on.ts';
import type { Message } from '../../messages/message.ts';
import { keptLoginOf } from '../../messages/oidc/kept-at-proxy.ts';
import { fact } from '../fact.ts';

/** The browser’s question before a script’s call, led to a login by whoever stands in front of the API. */
export type PreflightToLogin = {
  readonly at: Message;
  /** The origin of the page whose script was to call. */
  readonly app: string;
  readonly login: string;
  /** Who leads there, by its login’s address; `undefined` where that tells nothing. */
  readonly product: Guard | undefined;
};

/** Software that logs people in for what stands behind it. */
export type Guard =
  | 'Cloudflare Access'
  | 'Pomerium'
  | 'authentik'
  | 'oauth2-proxy'
  | 'Authelia'
  | 'Vouch Proxy'
  | 'Google IAP'
  | 'AWS load balancer';

/** `undefined` where no question was led there, or the window went there itself afterwards. */
export const preflightToLogin = fact('preflightToLogin', ({ flow }): PreflightToLogin | undefined => {
  for (const at of messagesOf(flow, 'refused_start')) {
    const kept = keptLoginOf(at.exchange);
    if (kept?.by !== 'preflight' || wentThereItself(flow, at)) continue;
    const product = guards.find(([, sign]) => sign.test(kept.login))?.[0];
    return { at, app: kept.app, login: kept.login, product };
  }
  return undefined;
});

const guards: readonly (readonly [Guard, RegExp])[] = [
  ['Cloudflare Access', /^https:\/\/[\w-]+\.cloudflareaccess\.com\//],
  ['Pomerium', /\/\.pomerium\//],
  ['authentik', /\/outpost\.goauthentik\.io\//],
  ['oauth2-proxy', /^[^?#]*\/oauth2\/(?:start|sign_in)\?(?:[^#]*&)?rd=/],
  ['Authelia', /^[^?]*\?rd=[^&#]+&rm=/],
  ['Vouch Proxy', /[?&]vouch-failcount=/],
  ['Google IAP', /[?&]redirect_uri=https(?::|%3A)(?:\/|%2F){2}iap\.googleapis\.com/i],
  ['AWS load balancer', /[?&]redirect_uri=[^?&#]*(?:\/|%2F)oauth2(?:\/|%2F)idpresponse(?:[&#]|$)/i],
];

/** For people: the product, or whatever it is at that host. */
export function guardName({ product, at }: PreflightToLogin): string {
  return product ?? `what stands in front of ${hostOf(at.exchange.url)}`;
}
