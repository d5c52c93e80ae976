import { earlyPolls, intervalSaid, jitter } from '../../facts/early-polls.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isNonceChallenge } from '../../messages/oauth2/dpop.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Tokens asked for too often or after the end',
  why: 'A server that is asked more often than it said slows the client down or locks it out. After a final answer asking is pointless.',
  fix: 'Wait interval seconds between two requests, five more after each slow_down, and stop at any other error.',
  references: ['rfc8628#3.2', 'rfc8628#3.5', 'ciba#7.3', 'ciba#11'],
  examples: {
    fires: 'interval is 5; the device asks again after two seconds',
    passes: 'interval is 5; the device asks every six seconds until it has its tokens',
  },
};

/** A device, or a client that has a person asked elsewhere, asks for its tokens more often or longer than it may. */
export default rule({
  id: 'device-poll-too-fast',
  severity: 'low',
  owner: 'client',
  needs: ['tokenRequests'],
  inspect(facts) {
    const awaited = awaitedBy(facts.tokenRequests);
    if (!awaited) return 'not applicable';
    const { by, value } = awaited;
    const polls = facts.tokenRequests.filter(
      ({ params, exchange, answer }) => params[by] === value && !isNonceChallenge(exchange, answer),
    );
    if (polls.length < 2) return 'not applicable';
    return afterTheEnd(by, polls) ?? tooFast(facts, by, polls);
  },
});

/** What a client waits with, and what gave it that. RFC 8628 §3.4; CIBA §10.1. */
const beginnings = {
  device_code: { who: 'The device', kind: 'device_authorization_request' },
  auth_req_id: { who: 'The client', kind: 'backchannel_authentication_request' },
} as const;

type AwaitedBy = keyof typeof beginnings;

function awaitedBy(
  requests: readonly Message[],
): { readonly by: AwaitedBy; readonly value: string } | undefined {
  for (const { params } of requests)
    for (const by of ['device_code', 'auth_req_id'] as const) {
      const value = params[by];
      if (value) return { by, value };
    }
  return undefined;
}

/** RFC 8628 §3.5; what servers say that are out of order for a moment. */
const goesOn = new Set([
  'authorization_pending',
  'slow_down',
  'temporarily_unavailable',
  'server_error',
  'use_dpop_nonce',
]);

function afterTheEnd(by: AwaitedBy, polls: readonly Message[]): FindingDraft | undefined {
  const end = polls.findIndex((poll) => {
    const code = poll.error?.code;
    return code !== undefined && !goesOn.has(code) && (poll.exchange.status ?? 0) < 500;
  });
  const after = end < 0 ? [] : polls.slice(end + 1);
  if (after.length === 0) return undefined;
  return {
    severity: 'medium',
    confidence: 'certain',
    detail: `${beginnings[by].who} asked ${after.length === 1 ? 'once more' : `${after.length} times more`} after the server had answered ${polls[end]!.error?.code}, which is final.`,
    evidence: [polls[end]!, ...after],
  };
}

function tooFast(
  { flow }: Facts,
  by: AwaitedBy,
  polls: readonly Message[],
): FindingDraft | 'not applicable' | undefined {
  const { who, kind } = beginnings[by];
  const begin = messagesOf(flow, kind).findLast(({ answer }) => answer?.[by]);
  if (!begin?.answer) return 'not applicable';
  const early = earlyPolls(polls, intervalSaid(begin.answer['interval']));
  // CIBA §5, §7.1: it will be told when to ask, and may ask before that.
  const severity = begin.params['client_notification_token'] === undefined ? 'low' : 'info';
  const worst = early.toSorted((a, b) => a.waited / a.interval - b.waited / b.interval)[0];
  if (worst)
    return {
      severity,
      confidence: 'certain',
      detail: `${who} waited ${Math.round(worst.waited * 10) / 10} seconds; expected ${worst.interval} at least.${early.length > 1 ? ` So ${early.length} times.` : ''}`,
      evidence: [begin, ...early.map(({ poll }) => poll)],
    };
  const overlapping =
    by === 'auth_req_id' ? polls.filter((poll, at) => isOverlapped(polls[at - 1], poll)) : [];
  if (overlapping.length === 0) return undefined;
  return {
    severity,
    confidence: 'certain',
    detail: `${who} asked again while its last request was still waiting for its answer; expected one request at a time.`,
    evidence: [begin, ...overlapping],
  };
}

/** CIBA §7.3 (long polling): a server may keep a request waiting, and a client has no second one under way. */
function isOverlapped(before: Message | undefined, poll: Message): boolean {
  return (
    before !== undefined && timeOf(poll) < timeOf(before) + (before.exchange.duration ?? 0) - jitter * 1000
  );
}
