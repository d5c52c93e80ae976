import type { Exchange } from './exchange.ts';
import { pageOf } from './page-request.ts';
import { originOf } from './parameters.ts';

/**
 * True for a script's call over http by a page that was loaded over https, where no answer came and the browser names no other reason: it
 * blocks such calls, and no request leaves it. W3C Mixed Content §4.1, §5.3. @param page the page that asked, where that is known otherwise: of a
 * frame it is the one around it
 */
export function isMixedContent(exchange: Exchange, page: string | null = pageOf(exchange) ?? null): boolean {
  const { status, failure, url } = exchange;
  if (!/^https:/i.test(page ?? '') || !/^http:/i.test(url) || isOwnDevice(url)) return false;
  const isUnanswered = status === 0 || (status === undefined && failure !== undefined);
  return isUnanswered && !otherTrouble.test(failure ?? '');
}

/** Browsers take this device’s own addresses for trustworthy. W3C Secure Contexts §3.1. */
function isOwnDevice(url: string): boolean {
  const origin = originOf(url)?.replace(/:\d+$/, '') ?? '';
  return /^http:\/\/(?:(?:[^/:]+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(origin);
}

/** The request left the browser, or somebody else stopped it. */
const otherTrouble =
  /CONNECTION|NAME_NOT_RESOLVED|TIMED_OUT|ABORTED|BLOCKED_BY_CLIENT|INTERNET|NET_RESET|UNKNOWN_HOST|CERT/i;
