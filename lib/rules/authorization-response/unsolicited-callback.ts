import { cameFrom } from '../../exchange/came-from.ts';
import { headerValue } from '../../exchange/headers.ts';
import { addressKey, endpointOf, originOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';
import type { Role } from '../../vocabulary/kind-row.ts';
import { kinds } from '../../vocabulary/kinds.ts';

export const words: RuleWords = {
  title: 'Callback without a matching request',
  why: 'An answer that this browser did not ask for may have been planted: the person is then logged in to an account of the attacker’s.',
  fix: 'Accept a callback only with state or PKCE bound to a request that is pending in this browser session.',
  references: ['rfc9700#2.1', 'rfc9700#4.7', 'rfc6819#4.4.1.8'],
  examples: {
    fires: 'A second /cb?code=… from another site after a recorded login, without a request',
    passes: 'A recording that begins at /cb?code=…',
  },
};

/** An answer that nobody in this browser asked for. */
export default rule({
  id: 'unsolicited-callback',
  severity: 'info',
  owner: 'client',
  needs: ['authorizationResponse'],
  inspect(facts) {
    const { authorizationResponse: response, flow } = facts;
    const { code, access_token: token } = response.params;
    if (!wasRecordingBefore(facts) || !(code ?? token) || !/^https?:/i.test(response.url))
      return 'not applicable';
    if (flow.messages.some(({ kind }) => asks.has(kinds[kind].role))) return undefined;
    if (!cameFromElsewhere(facts)) return 'not applicable';
    const session = messagesOf(flow, 'authorization_response').find(setsCookie);
    return {
      severity: session ? 'medium' : 'info',
      confidence: 'tentative',
      detail: `No request in the capture asked for this answer, though an earlier login with the same redirect URI was recorded.${session ? ' The client answered with a cookie.' : ''}`,
      evidence: [response],
    };
  },
});

/** Somebody in this browser asked for a login. */
const asks: ReadonlySet<Role> = new Set(['request', 'preparation', 'prelude']);

/** An earlier login that came back to the same address was seen from its request on: the recording did not begin later. */
function wasRecordingBefore({ flow, authorizationResponse }: Facts): boolean {
  const here = addressKey(endpointOf(authorizationResponse?.url ?? ''));
  const earlier = flow.earlier?.('redirect_uri', here) ?? [];
  return earlier.some((other) => messagesOf(other, 'authorization_request').length > 0);
}

/** A page restored from the history comes from nowhere. */
function cameFromElsewhere({ flow }: Facts): boolean {
  return messagesOf(flow, 'authorization_response').some(({ carrier, exchange, url }) => {
    if (carrier === 'redirect') return true;
    const from = cameFrom(exchange);
    return Boolean(from && from !== originOf(url));
  });
}

function setsCookie({ exchange }: Message): boolean {
  return headerValue(exchange.responseHeaders, 'set-cookie') !== undefined;
}
