import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { codeIn } from '../../exchange/one-time-values.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { postedTokenIn } from '../../exchange/posted-token.ts';
import { isOneSite } from '../../exchange/site.ts';
import type { Parties } from './parties.ts';

/** An API at another host of the app’s site answered its page 401; what the login itself hands on is another matter. */
export function knowsNobody(exchange: Exchange, parties: Pick<Parties, 'client'>): boolean {
  return (
    exchange.status === 401 &&
    isBesideApp(exchange, parties) &&
    codeIn(exchange) === undefined &&
    postedTokenIn(exchange) === undefined
  );
}

/** A script of the app’s page asked another host of its site. */
export function isBesideApp(exchange: Exchange, { client }: Pick<Parties, 'client'>): boolean {
  const { context, url } = exchange;
  if (context.resourceType !== 'fetch' || client.has(hostOf(url))) return false;
  const page = cameFrom(exchange) ?? '';
  return client.has(hostOf(page)) && isOneSite(page, url);
}

/** Where an app of that host may have its API: `.app.example.org` and, in one site, `.example.org`. */
export function hostsBeside(hosts: ReadonlySet<string>): readonly string[] {
  return [...hosts].flatMap((host) => {
    const parent = host.slice(host.indexOf('.') + 1);
    const isSite = parent !== host && isOneSite(`https://${host}`, `https://api.${parent}`);
    return isSite ? [`.${host}`, `.${parent}`] : [`.${host}`];
  });
}
