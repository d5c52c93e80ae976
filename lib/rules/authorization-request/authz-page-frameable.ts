import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue, headerValues } from '../../exchange/headers.ts';
import { isDevelopment } from '../../facts/development.ts';
import type { Facts } from '../../facts/facts.ts';
import { isPage, pageKindOf } from '../../facts/pages/page-kind.ts';
import { timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Login or consent page can be framed',
  why: 'Another site can show the page invisibly over its own and make a person click on a button that grants access.',
  fix: 'Send Content-Security-Policy with frame-ancestors, and X-Frame-Options for old browsers, on every page that a person uses.',
  references: ['rfc9700#4.16', 'rfc6749#10.13', 'rfc6819#4.4.1.9'],
  examples: {
    fires: 'A login page answered without X-Frame-Options and frame-ancestors',
    passes: "A login page with Content-Security-Policy: frame-ancestors 'none'",
  },
};

/** A login or consent page inside a stranger's page: the person clicks on what they do not see. */
export default rule({
  id: 'authz-page-frameable',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect(facts) {
    const pages = facts.flow.messages.filter((message) => isForPeople(message, facts));
    if (pages.length === 0) return 'not applicable';
    const open = pages.filter(({ exchange }) => !isProtected(exchange.responseHeaders));
    if (open.length === 0) return undefined;
    const isLocal = open.every(({ exchange }) => isDevelopment(exchange.url));
    const isGrant = open.some(({ exchange }) => pageKindOf(exchange) === 'consent');
    return {
      severity: isLocal ? 'info' : isGrant ? 'high' : 'medium',
      confidence: open.some(({ exchange }) => pageKindOf(exchange)) ? 'certain' : 'firm',
      detail: `The page came without X-Frame-Options and without frame-ancestors in Content-Security-Policy; expected one of them.${isGrant ? ' It grants access with one click.' : ''}`,
      evidence: open,
    };
  },
});

/** A page of the server that is shown to be used; pages that answer without a person must be frameable. */
function isForPeople({ kind, exchange, params }: Message, facts: Facts): boolean {
  if (kind !== 'authorization_request' && kind !== 'user_verification') return false;
  if (!isPage(exchange) || /\bnone\b/.test(params['prompt'] ?? '')) return false;
  const page = pageKindOf(exchange);
  return page === undefined ? !mayHandOver(exchange, facts) : page === 'interactive' || page === 'consent';
}

/** A page that was not recorded: one that posts the answer on, or that was left before anybody could have read it. */
function mayHandOver(page: Exchange, { responseMode, authorizationResponse }: Facts): boolean {
  if (responseMode?.startsWith('form_post') || responseMode === 'web_message') return true;
  return authorizationResponse !== undefined && timeOf(authorizationResponse) - page.startedAt < atOnce;
}

/** Milliseconds in which nobody signs in. */
const atOnce = 1000;

function isProtected(headers: Message['exchange']['responseHeaders']): boolean {
  const policies = headerValues(headers, 'content-security-policy');
  return (
    headerValue(headers, 'x-frame-options') !== undefined ||
    policies.some((policy) => /(?:^|[;,\s])frame-ancestors\b/i.test(policy))
  );
}
