import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isDevelopment } from '../../facts/development.ts';
import type { Facts } from '../../facts/facts.ts';
import { framingOf } from '../../facts/pages/framing.ts';
import { loginPath, type Hop } from '../../facts/pages/login-path.ts';
import { isPage, pageKindOf } from '../../facts/pages/page-kind.ts';
import { timeOf } from '../../flows/flow.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Login or consent page can be framed',
  why: 'Another site can show the page invisibly over its own and make a person click on a button that grants access.',
  fix: 'Send Content-Security-Policy with frame-ancestors, and X-Frame-Options for old browsers, on every page that a person uses.',
  references: ['rfc9700#4.16', 'rfc6749#10.13', 'rfc6819#4.4.1.9'],
  examples: {
    fires:
      'A login page answered without X-Frame-Options and frame-ancestors, or with X-Frame-Options: ALLOWALL',
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
    const pages = pagesOf(facts);
    if (pages.length === 0) return 'not applicable';
    const open = pages.flatMap((page) => {
      const framing = framingOf(page.exchange.responseHeaders);
      return framing.isOpen ? [{ ...page, framing }] : [];
    });
    const [first] = open;
    if (!first) return undefined;
    const isLocal = open.every(({ exchange }) => isDevelopment(exchange.url));
    const isGrant = open.some(({ exchange }) => pageKindOf(exchange) === 'consent');
    const place = first.isMessage ? 'The page' : `The page ${endpointOf(first.exchange.url)}`;
    const said =
      first.framing.why === 'nothing'
        ? 'came without X-Frame-Options and without frame-ancestors in Content-Security-Policy; expected one of them'
        : `came with “${first.framing.said}”, which keeps no other site out in today’s browsers; expected frame-ancestors 'none' or X-Frame-Options: DENY`;
    return {
      severity: isLocal ? 'info' : isGrant ? 'high' : 'medium',
      confidence: open.some(({ exchange }) => pageKindOf(exchange)) ? 'certain' : 'firm',
      detail: `${place} ${said}.${isGrant ? ' It grants access with one click.' : ''}`,
      evidence: [...new Set(open.map(({ message }) => message))],
    };
  },
});

/** The provider's pages that a person used: those of the request itself, those that it led to, and where a device's code is typed. */
function pagesOf(facts: Facts): readonly Hop[] {
  const { flow } = facts;
  const own = flow.messages
    .filter(({ kind }) => kind === 'authorization_request' || kind === 'user_verification')
    .map((message): Hop => ({ exchange: message.exchange, message, isMessage: true }));
  const known = new Set(own.map(({ exchange }) => exchange.id));
  const others = (facts.of(loginPath)?.hops ?? []).filter(
    ({ exchange, message }) => message.kind === 'authorization_request' && !known.has(exchange.id),
  );
  return [...own, ...others].filter((page) => isForPeople(page, facts));
}

/**
 * A page of the server that is shown to be used; pages that answer without a person must be frameable. On a page that only says what went
 * wrong there is nothing to steal a click from, and what stands on another site may be somebody else's.
 */
function isForPeople({ exchange, message, isMessage }: Hop, facts: Facts): boolean {
  if (!isPage(exchange) || /\bnone\b/.test(message.params['prompt'] ?? '')) return false;
  if (facts.errorPage?.message.exchange.id === exchange.id) return false;
  if (!isMessage && !isOneSite(exchange.url, message.url)) return false;
  const page = pageKindOf(exchange);
  return page === undefined ? !mayHandOver(exchange, facts) : page === 'interactive' || page === 'consent';
}

/** A page that was not recorded: one that posts the answer on, or that was left before anybody could have read it. */
function mayHandOver({ id, startedAt }: Exchange, facts: Facts): boolean {
  const { responseMode, authorizationResponse } = facts;
  if (responseMode?.startsWith('form_post') || responseMode === 'web_message') return true;
  const next = (facts.of(loginPath)?.hops ?? [])
    .filter(({ exchange }) => exchange.id !== id && exchange.startedAt > startedAt)
    .map(({ exchange }) => exchange.startedAt);
  const left = [...next, ...(authorizationResponse ? [timeOf(authorizationResponse)] : [])];
  return left.some((time) => time - startedAt < atOnce);
}

/** Milliseconds in which nobody signs in. */
const atOnce = 1000;
