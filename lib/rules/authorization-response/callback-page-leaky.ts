import { headerValue } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { isPage } from '../../facts/page-kind.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { FindingDraft } from '../rule.ts';
import { rule } from '../rule.ts';

/** The page at the redirect URI hands its own address around, or lets the browser do so. */
export default rule({
  id: 'callback-page-leaky',
  severity: 'low',
  owner: 'client',
  title: 'Callback page can leak the response',
  why: 'The answer stands in the page’s address. Scripts that report addresses, and a loose referrer policy, pass it on to others.',
  fix: 'Answer the callback with a redirect and Referrer-Policy: no-referrer, or replace the address before anything else is loaded.',
  references: ['rfc6749#3.1.2.5', 'rfc9700#4.2.1', 'rfc9700#4.2.4', 'rfc9700#4.3.2'],
  examples: {
    fires: 'A callback page with Referrer-Policy: unsafe-url',
    passes: 'A callback page with Referrer-Policy: no-referrer',
  },
  needs: ['authorizationResponse'],
  inspect(facts) {
    if (facts.authorizationResponse.params['error']) return undefined;
    return reported(facts) ?? looselyPolicied(facts);
  },
});

/** A script sent the code or state to another site. Tokens that were sent away have a rule of their own. */
function reported(facts: Facts): FindingDraft | undefined {
  const leaks = messagesOf(facts.flow, 'exposure').filter(
    ({ params, token }) => params['place'] !== 'referer' && token === undefined,
  );
  if (leaks.length === 0) return undefined;
  const hosts = [...new Set(leaks.map(({ exchange }) => originOf(exchange.url)))];
  const hasCode = leaks.some(({ params }) => params['code']);
  return {
    severity: hasCode && facts.pkce !== 'S256' ? 'medium' : 'low',
    confidence: 'certain',
    detail: `The ${hasCode ? 'code' : 'state'} of this login was sent to ${hosts.join(' and ')} (third-party); expected the answer to stay with the client.`,
    evidence: [...leaks, facts.authorizationResponse!],
  };
}

/** Policies that send the whole address to other sites. W3C Referrer Policy §3. */
const loose = new Set(['unsafe-url', 'no-referrer-when-downgrade']);

function looselyPolicied(facts: Facts): FindingDraft | undefined {
  const page = messagesOf(facts.flow, 'authorization_response').find(
    (message) => message.carrier === 'request' && isPage(message.exchange) && /\?[^#]*=/.test(message.url),
  );
  const policy = page && policyOf(page);
  const isToldAlready = messagesOf(facts.flow, 'exposure').some(
    ({ params }) => params['place'] === 'referer',
  );
  if (!page || !policy || !loose.has(policy) || isToldAlready) return undefined;
  return {
    severity: 'low',
    confidence: 'certain',
    detail: `The callback page has Referrer-Policy ${policy} (referrer-policy): whatever it loads is told the address with the answer. Expected no-referrer or the browser’s default.`,
    evidence: [page],
  };
}

/** The last policy that is one counts. W3C Referrer Policy §8.1. */
function policyOf({ exchange }: Message): string | undefined {
  const said = headerValue(exchange.responseHeaders, 'referrer-policy')?.toLowerCase().split(',') ?? [];
  return said
    .map((policy) => policy.trim())
    .findLast((policy) =>
      /^(no-referrer|same-origin|(strict-)?origin(-when-cross-origin)?|unsafe-url|no-referrer-when-downgrade)$/.test(
        policy,
      ),
    );
}
