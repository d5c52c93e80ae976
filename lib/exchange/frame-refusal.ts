import type { Exchange } from './exchange.ts';
import { headerValue, headerValues } from './headers.ts';
import { originOf } from './parameters.ts';
import { forbidsAncestor } from './content-security-policy.ts';

/**
 * What keeps a document from being shown in a frame of pages of these origins, as its header has it; `undefined` where they may show it, or
 * nothing was recorded. A redirect is not shown, so its headers forbid nothing. Where `frame-ancestors` is, `X-Frame-Options` does not
 * count. Content Security Policy Level 3 §6.4.2; RFC 7034.
 * @param ancestors origins of the pages around it; without any, only what forbids every frame counts
 */
export function frameRefusalOf(page: Exchange, ancestors: readonly string[]): string | undefined {
  const { status = 0, url, responseHeaders, failure } = page;
  if (failure?.includes('ERR_BLOCKED_BY_RESPONSE')) return 'a refusal that the browser enforced';
  if (status < 200 || (status >= 300 && status < 400)) return undefined;
  const policies = headerValues(responseHeaders, 'content-security-policy').join(',');
  if (/(?:^|[;,])\s*frame-ancestors(?:\s|;|,|$)/i.test(policies))
    return (ancestors.length > 0 ? ancestors : ['null'])
      .map((origin) => forbidsAncestor(page, origin)?.directive)
      .find((directive) => directive !== undefined);
  const option = headerValue(responseHeaders, 'x-frame-options')?.trim().toUpperCase();
  if (option === 'DENY') return 'X-Frame-Options: DENY';
  const isForeign = ancestors.some((origin) => origin !== originOf(url));
  return option === 'SAMEORIGIN' && isForeign ? 'X-Frame-Options: SAMEORIGIN' : undefined;
}
