import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue, headerValues } from '../../exchange/headers.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { isPage } from './page-kind.ts';

/** Whether a page over https has a form for a password that sends it in clear; `undefined` for none, and for what was not recorded. */
export function passwordFormOf(exchange: Exchange): 'in clear' | undefined {
  if (!isPage(exchange) || !/^https:/i.test(exchange.url)) return undefined;
  const recorded = exchange.verdicts?.password_form;
  if (recorded) return recorded;
  const text = exchange.responseBody?.excerpt ? undefined : exchange.responseBody?.text;
  const page = text?.slice(0, longestPage) ?? '';
  return formsIn(page).some((form) => sendsInClear(form, exchange, page)) ? 'in clear' : undefined;
}

/** Characters of a page that are read. */
const longestPage = 200_000;

/** Each form from its tag to its end, or to the next one. */
function formsIn(page: string): readonly string[] {
  return page
    .split(/(?=<form\b)/i)
    .filter((part) => /^<form\b/i.test(part))
    .map((part) => part.split(/<\/form\b/i, 1)[0] ?? '');
}

function sendsInClear(form: string, page: Exchange, text: string): boolean {
  if (!/<input\b[^>]{0,2000}\btype\s*=\s*["']?password\b/i.test(form)) return false;
  const targets = [
    /^<form\b[^>]{0,4000}?\saction\s*=\s*["']?(http:\/\/[^"'\s>]{1,2000})/i.exec(form)?.[1],
    /<(?:button|input)\b[^>]{0,4000}?\sformaction\s*=\s*["']?(http:\/\/[^"'\s>]{1,2000})/i.exec(form)?.[1],
  ];
  return targets.some(
    (target) => target !== undefined && !isLoopback(target) && !isUpgraded(page, target, text),
  );
}

/** The browser makes https of it before anything leaves. Upgrade Insecure Requests §3.2; RFC 6797 §8.3. */
function isUpgraded({ url, responseHeaders }: Exchange, target: string, text: string): boolean {
  const upgrade = /\bupgrade-insecure-requests\b/i;
  const policies = headerValues(responseHeaders, 'content-security-policy');
  if (policies.some((policy) => upgrade.test(policy))) return true;
  if (/<meta\b[^>]{0,400}content-security-policy/i.test(text) && upgrade.test(text)) return true;
  return (
    hostOf(target) === hostOf(url) &&
    /\bmax-age\s*=\s*"?[1-9]/i.test(headerValue(responseHeaders, 'strict-transport-security') ?? '')
  );
}
