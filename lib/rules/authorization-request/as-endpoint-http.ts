import { endpointOf } from '../../exchange/parameters.ts';
import { travelledInClear } from '../../facts/leaks/clear-text.ts';
import { isOutOfReach } from '../../facts/development.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';
import { kinds } from '../../vocabulary/kinds.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';

export const words: RuleWords = {
  title: 'Authorization server endpoint used without TLS',
  why: 'Codes, tokens and credentials travel unencrypted: anybody on the network path can read and change them.',
  fix: 'Serve every endpoint over https only and send Strict-Transport-Security.',
  references: ['rfc6749#3.1', 'rfc6749#3.2', 'rfc9126#2', 'rfc7009#2', 'rfc9700#2.6'],
  examples: {
    fires: 'POST http://op.example/token',
    passes: 'POST http://127.0.0.1:8080/token on the developer’s own machine',
  },
};

/** Codes, tokens and secrets pass these endpoints. */
export default rule({
  id: 'as-endpoint-http',
  severity: 'critical',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ flow }) {
    const called = flow.messages.filter(isEndpoint);
    if (called.length === 0) return 'not applicable';
    const clear = called.filter(travelledInClear);
    if (clear.length === 0) return undefined;
    const endpoints = [...new Set(clear.map(({ exchange }) => endpointOf(exchange.url)))];
    const severity = clear.some(({ kind }) => kind !== 'authorization_request') ? 'critical' : 'high';
    return {
      severity: clear.every(({ exchange }) => isOutOfReach(exchange.url)) ? 'medium' : severity,
      confidence: 'certain',
      detail: `Requests went unencrypted to ${endpoints.join(' and ')}; expected https.`,
      evidence: clear,
    };
  },
});

function isEndpoint({ kind, protocol }: Message): boolean {
  return kinds[kind].endpoint !== undefined && kinds[kind].isConfidential === true && isOAuth2(protocol);
}
