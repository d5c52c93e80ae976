import { headerValue } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { isPage } from '../../facts/pages/page-kind.ts';
import { handedOverOf } from '../../facts/leaks/handed-over.ts';
import { isRelayed } from '../../facts/leaks/relayed.ts';
import { protectsCode } from '../../facts/pkce/broken-pkce.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Callback page can leak the response',
  why: 'The answer stands in the page’s address. Scripts that report addresses, and a loose referrer policy, pass it on to others.',
  fix: 'Answer the callback with a redirect and Referrer-Policy: no-referrer, or replace the address before anything else is loaded.',
  references: ['rfc6749#3.1.2.5', 'rfc9700#4.2.1', 'rfc9700#4.2.4', 'rfc9700#4.3.2'],
  examples: {
    fires: 'A callback page with Referrer-Policy: unsafe-url',
    passes: 'A callback page with Referrer-Policy: no-referrer',
  },
};

/**
 * The page at the redirect URI hands its own address around, or lets the browser do so. Not told: that it merely loads something from
 * another site. By the browser’s default policy such a request names no more than the origin, and it is none of a login: it is not kept.
 * Where the page’s policy lets the address out, the policy is told here and the address by code-in-referrer.
 */
export default rule({
  id: 'callback-page-leaky',
  severity: 'low',
  owner: 'client',
  needs: ['authorizationResponse'],
  inspect(facts) {
    if (facts.authorizationResponse.params['error']) return undefined;
    return reported(facts) ?? looselyPolicied(facts) ?? leftStanding(facts);
  },
});

/** What another rule tells, and what goes to nobody else. */
const quiet: ReadonlySet<string> = new Set(['referer', 'address', 'header', 'cookie']);

/** A script sent the code or state to another site. Tokens that were sent away have a rule of their own. */
function reported(facts: Facts): FindingDraft | undefined {
  const { redirectUri } = facts.client;
  const leaks = messagesOf(facts.flow, 'exposure').filter(
    (message) =>
      !quiet.has(message.params['place'] ?? '') &&
      (message.params['code'] ?? message.params['state']) &&
      !isRelayed(message, redirectUri, facts.flow) &&
      !handedOverOf(facts.flow, message, redirectUri),
  );
  if (leaks.length === 0) return undefined;
  const isAtHome = leaks.every(({ url }) => redirectUri && isOneOperator(url, redirectUri));
  const hosts = [...new Set(leaks.map(({ exchange }) => originOf(exchange.url)))];
  const hasCode = leaks.some(({ params }) => params['code']);
  return {
    severity: isAtHome ? 'info' : hasCode && !protectsCode(facts) ? 'medium' : 'low',
    confidence: 'certain',
    detail: `The ${hasCode ? 'code' : 'state'} of this login was sent to ${hosts.join(' and ')} (${isAtHome ? 'another host of the client’s site' : 'third-party'}); expected the answer to stay with the client.`,
    evidence: [...leaks, facts.authorizationResponse!],
  };
}

/** Milliseconds in which a callback page may load and clean its address. */
const timeToClean = 5000;

/** The login went on, and long after the page had loaded its address still held the code. */
function leftStanding(facts: Facts): FindingDraft | undefined {
  const { flow, ending } = facts;
  const page = messagesOf(flow, 'authorization_response').find(isCallbackPage);
  if (!page || ending.outcome !== 'succeeded') return undefined;
  const witness = flow.messages.find(
    (message) => timeOf(message) - timeOf(page) >= timeToClean && showsAddressOf(page, message),
  );
  if (!witness) return undefined;
  const how =
    witness.kind === 'exposure'
      ? 'a request from the page names it in its Referer'
      : 'the page was loaded again from it';
  return {
    severity: protectsCode(facts) ? 'info' : 'low',
    confidence: 'certain',
    detail: `More than ${Math.floor((timeOf(witness) - timeOf(page)) / 1000)} seconds after the callback page had loaded its address still held the code (not-cleaned): ${how}. Expected the page to replace it at once.`,
    evidence: [page, witness],
  };
}

/** A document that a person stays on, with the code in its query. A frame and a popup close; JARM keeps the code to itself. */
function isCallbackPage({ carrier, exchange, url }: Message): boolean {
  const { resourceType, openerTab } = exchange.context;
  if (carrier !== 'request' || resourceType === 'sub_frame' || openerTab !== undefined) return false;
  return isPage(exchange) && /[?&]code=/.test(url.replace(/#.*$/s, ''));
}

function showsAddressOf(page: Message, { kind, params, carrier, url }: Message): boolean {
  if (params['code'] !== page.params['code']) return false;
  if (kind === 'exposure') return params['place'] === 'address';
  return kind === 'authorization_response' && carrier === 'request' && url === page.url;
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
