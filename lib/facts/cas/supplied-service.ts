import type { Exchange } from '../../exchange/exchange.ts';
import { withoutEntities } from '../../exchange/html-entities.ts';
import { originOf } from '../../exchange/parameters.ts';
import { servicePathOf } from './service-path.ts';
import { withoutTicket } from '../../messages/cas/ticket.ts';

/** Characters of a page that are read. */
const longestPage = 50_000;

/** Characters between the two addresses of one complaint. */
const longestGap = 120;

/**
 * The service for which the application validated a ticket, as its page quotes the CAS server (“the original service was … and the supplied
 * service was …”, in any language): the page names the service of the login, and beside it the same path at another scheme, host or
 * port. `undefined` for pages that do not. A verdict that was recorded before redaction is believed. CAS Protocol 3.0 §2.5.3.
 */
export function suppliedServiceIn(
  { responseBody, redirectUrl, verdicts }: Exchange,
  service: string,
): string | undefined {
  const path = servicePathOf(service);
  if (path === undefined || redirectUrl !== undefined) return undefined;
  if (verdicts?.cas_supplied) return verdicts.cas_supplied + path;
  const text = withoutEntities(responseBody?.text?.slice(0, longestPage) ?? '');
  const named = [...text.matchAll(address)].map(({ 0: value, index }) => ({
    value: withoutTicket(value),
    from: index,
    to: index + value.length,
  }));
  for (const [at, one] of named.entries()) {
    const next = named[at + 1];
    if (!next || next.from - one.to > longestGap) continue;
    // The addresses themselves may have that word in them.
    const before = text.slice(Math.max(named[at - 1]?.to ?? 0, one.from - 60), one.from);
    if (!ofService.test(before + text.slice(one.to, next.from))) continue;
    const [own, other] = isSame(one.value, service) ? [one, next] : [next, one];
    const isOther = isSame(own.value, service) && originOf(other.value) !== originOf(service);
    if (isOther && servicePathOf(other.value) === path) return (originOf(other.value) ?? '') + path;
  }
  return undefined;
}

const address = /https?:\/\/[^\s'"‘’“”«»<>&;,)\]]{1,300}/gi;

/** What CAS calls the application, in the languages that its messages come in. */
const ofService = /servi[cçz]|dienst|сервис|サービス|服务|서비스/i;

function isSame(a: string, b: string): boolean {
  return originOf(a) === originOf(b) && servicePathOf(a) === servicePathOf(b);
}
