import { alone } from '../../lib/exchange/in-step.ts';
import { factsOf } from '../../lib/facts/facts.ts';
import type { Message } from '../../lib/messages/message.ts';
import { oauth2Message } from '../../lib/messages/oauth2/oauth2-message.ts';
import { recognised } from '../../lib/messages/recognised.ts';
import { kinds, type MessageKind } from '../../lib/vocabulary/kinds.ts';
import { isOAuth2 } from '../../lib/vocabulary/protocol.ts';
import { rules, type RuleId } from '../../lib/rules/index.ts';
import { runRules } from '../../lib/rules/run.ts';
import { baseTime, exchange, type ExchangeFields } from './exchange.ts';

const order = { made: 0 };

/** A message as a recogniser would have made it, of an exchange as a source would have given it; one second after the last. */
export function messageOf(kind: MessageKind, fields: ExchangeFields, more: Partial<Message> = {}): Message {
  order.made += 1;
  const { made } = order;
  const sent = exchange({
    id: `m${made}`,
    entry: made,
    startedAt: baseTime + made * 1000,
    status: 200,
    ...fields,
  });
  const make = isOAuth2(kinds[kind].protocol) ? oauth2Message : recognised;
  const seen = { params: {}, from: 'client', to: 'authorization_server', confidence: 'certain' } as const;
  return { ...make(sent, kind, { ...seen, ...more }), ...more };
}

/** What one rule says of a flow of these messages, in short: `high certain`. */
export function findingsInFlow(rule: RuleId, messages: readonly Message[]): readonly string[] {
  const facts = factsOf({
    key: messages[0]?.exchange.id ?? '',
    messages,
    context: [],
    parent: undefined,
    metadata: undefined,
  });
  const only = rules.filter(({ id }) => id === rule);
  return alone(runRules(only, facts)).findings.map(({ severity, confidence }) => `${severity} ${confidence}`);
}
