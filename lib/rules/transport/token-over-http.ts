import { headerValue } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/parameters.ts';
import { travelledInClear } from '../../facts/leaks/clear-text.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';
import { kinds } from '../../vocabulary/kinds.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';

export const words: RuleWords = {
  title: 'Token sent in clear text',
  why: 'Anybody on the network path has read the token and can use it.',
  fix: 'Call APIs over https only, and send HSTS.',
  references: ['rfc6750#5.3', 'rfc6749#10.3'],
  examples: {
    fires: 'GET http://api.example/me with Authorization: Bearer …',
    passes: 'GET https://api.example/me with Authorization: Bearer …',
  },
};

/** A token crossed the network in clear text. */
export default rule({
  id: 'token-over-http',
  severity: 'critical',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const uses = flow.messages.filter(
      ({ kind, protocol }) => isOAuth2(protocol) && kinds[kind].presentsToken,
    );
    if (uses.length === 0) return 'not applicable';
    const byHost = new Map<string | null, Message>();
    for (const message of uses.filter(travelledInClear)) {
      const origin = originOf(message.url);
      if (!byHost.has(origin)) byHost.set(origin, message);
    }
    return [...byHost].map(([origin, message]) => ({
      severity: isBound(message) ? ('high' as const) : ('critical' as const),
      confidence: 'certain' as const,
      detail: `A request to ${origin} carried a token over plain http; expected https.`,
      evidence: [message],
    }));
  },
});

/** A token that needs the client's key is worth less to a listener. RFC 9449 §1. */
function isBound({ exchange }: Message): boolean {
  return headerValue(exchange.requestHeaders, 'dpop') !== undefined;
}
