import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue, wereRecorded } from '../../exchange/headers.ts';

/** A redirect from a plain address to the same one under TLS that the browser made by itself: nothing went over the wire. */
export function isUpgradedByBrowser({ status, responseHeaders, url, redirectUrl = '' }: Exchange): boolean {
  if (headerValue(responseHeaders, 'non-authoritative-reason')) return true;
  return (
    status === 307 &&
    !wereRecorded(responseHeaders) &&
    url.startsWith('http://') &&
    redirectUrl === `https://${url.slice('http://'.length)}`
  );
}

/** Redirects that lead to and fro between http and https of one address. */
export type SchemeBounce = {
  /** Without scheme and query. */
  readonly address: string;
  /** How often the scheme changed by a server’s redirect. */
  readonly turns: number;
  /** The exchange that leads from https to http, by its id: whoever answered it takes the connection for a plain one. */
  readonly downgrade: string;
};

/** Turns from which it is no mere upgrade. */
const fewest = 2;

/**
 * The first address of which the answers lead from http to https and back again. The browser’s own upgrades (HSTS) are no server’s
 * doing and do not count. `undefined` where none does.
 * @param exchanges in order of time
 */
export function schemeBounceOf(exchanges: readonly Exchange[]): SchemeBounce | undefined {
  const turns = new Map<string, Exchange[]>();
  for (const one of exchanges) {
    const address = turnAt(one);
    if (address === undefined || isUpgradedByBrowser(one)) continue;
    turns.set(address, [...(turns.get(address) ?? []), one].slice(-50));
  }
  for (const [address, made] of turns) {
    const downgrade = made.find(({ url }) => url.startsWith('https:'));
    const hasUpgrade = made.some(({ url }) => url.startsWith('http:'));
    if (downgrade && hasUpgrade && made.length >= fewest)
      return { address, turns: made.length, downgrade: downgrade.id };
  }
  return undefined;
}

/** The address where it leads to itself under the other scheme. */
function turnAt({ url, redirectUrl }: Exchange): string | undefined {
  if (!redirectUrl || !URL.canParse(url) || !URL.canParse(redirectUrl)) return undefined;
  const from = new URL(url);
  const to = new URL(redirectUrl);
  const isTurn =
    `${from.protocol}${to.protocol}` === 'http:https:' || `${from.protocol}${to.protocol}` === 'https:http:';
  const isSame =
    from.hostname === to.hostname && from.pathname.replace(/\/$/, '') === to.pathname.replace(/\/$/, '');
  return isTurn && isSame ? from.hostname + from.pathname : undefined;
}
