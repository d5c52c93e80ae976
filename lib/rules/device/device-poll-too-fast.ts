import type { Facts } from '../../facts/facts.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import type { Message } from '../../messages/message.ts';
import { isNonceChallenge } from '../../messages/oauth2/dpop.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Device asks for its tokens too often or after the end',
  why: 'A server that is asked more often than it said slows the device down or locks it out. After a final answer asking is pointless.',
  fix: 'Wait interval seconds between two requests, five more after each slow_down, and stop at any other error.',
  references: ['rfc8628#3.2', 'rfc8628#3.5'],
  examples: {
    fires: 'interval is 5; the device asks again after two seconds',
    passes: 'interval is 5; the device asks every six seconds until it has its tokens',
  },
};

/** The device asks more often, or longer, than it may. */
export default rule({
  id: 'device-poll-too-fast',
  severity: 'low',
  owner: 'client',
  needs: ['tokenRequests'],
  inspect(facts) {
    const code = facts.tokenRequests.find(({ params }) => params['device_code'])?.params['device_code'];
    const polls = facts.tokenRequests.filter(
      ({ params, exchange, answer }) => params['device_code'] === code && !isNonceChallenge(exchange, answer),
    );
    if (!code || polls.length < 2) return 'not applicable';
    return afterTheEnd(polls) ?? tooFast(facts, polls);
  },
});

/** RFC 8628 §3.5; what servers say that are out of order for a moment. */
const goesOn = new Set([
  'authorization_pending',
  'slow_down',
  'temporarily_unavailable',
  'server_error',
  'use_dpop_nonce',
]);

function afterTheEnd(polls: readonly Message[]): FindingDraft | undefined {
  const end = polls.findIndex((poll) => {
    const code = poll.error?.code;
    return code !== undefined && !goesOn.has(code) && (poll.exchange.status ?? 0) < 500;
  });
  const after = end < 0 ? [] : polls.slice(end + 1);
  if (after.length === 0) return undefined;
  return {
    severity: 'medium',
    confidence: 'certain',
    detail: `The device asked ${after.length === 1 ? 'once more' : `${after.length} times more`} after the server had answered ${polls[end]!.error?.code}, which is final.`,
    evidence: [polls[end]!, ...after],
  };
}

/** Seconds that timers and networks are granted. */
const jitter = 0.5;

function tooFast({ flow }: Facts, polls: readonly Message[]): FindingDraft | 'not applicable' | undefined {
  const begin = messagesOf(flow, 'device_authorization_request').findLast(
    ({ answer }) => answer?.['device_code'],
  );
  if (!begin?.answer) return 'not applicable';
  const said = begin.answer['interval'];
  let interval = typeof said === 'number' && said > 0 ? said : 5;
  const early: { readonly poll: Message; readonly waited: number; readonly interval: number }[] = [];
  for (const [at, poll] of polls.entries()) {
    const before = polls[at - 1];
    const waited = before ? (timeOf(poll) - timeOf(before)) / 1000 : interval;
    if (waited < interval - jitter && !(before && gaveTokens(before))) early.push({ poll, waited, interval });
    if (poll.error?.code === 'slow_down') interval += 5;
  }
  const worst = early.toSorted((a, b) => a.waited / a.interval - b.waited / b.interval)[0];
  if (!worst) return undefined;
  return {
    confidence: 'certain',
    detail: `The device waited ${Math.round(worst.waited * 10) / 10} seconds; expected ${worst.interval} at least.${early.length > 1 ? ` So ${early.length} times.` : ''}`,
    evidence: [begin, ...early.map(({ poll }) => poll)],
  };
}
