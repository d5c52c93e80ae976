import type { Facts } from '../../facts/facts.ts';
import { vendorOf } from '../../facts/pkce/pkce-support.ts';
import { refreshes, scopesIn, type Refresh } from '../../facts/tokens/refresh.ts';
import { messagesOf } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Refresh asks for more scope than was granted',
  why: 'A refresh happens without the person. What goes beyond the first grant was never agreed to, and a server that gives it hands out access nobody approved.',
  fix: 'Ask for further scope in a new authorization request; a server refuses it with invalid_scope.',
  references: ['rfc6749#6', 'rfc9700#4.14.2'],
  examples: {
    fires: 'Granted: notes:read. The refresh sends scope=notes:read notes:write',
    passes: 'Granted: notes:read notes:write. The refresh sends scope=notes:read',
  },
};

/** A refresh asked for more than the person agreed to. */
export default rule({
  id: 'refresh-scope-escalation',
  severity: 'medium',
  owner: 'client',
  needs: [refreshes],
  inspect(facts) {
    const granted = grantedScopes(facts);
    if (!granted) return 'not applicable';
    const known = new Set(granted.map(bareScope));
    const beyond = (scope: unknown) =>
      scopesIn(scope).filter((one) => !known.has(bareScope(one)) && !harmless.has(one));
    return facts.of(refreshes).flatMap((refresh) => {
      const asked = beyond(refresh.message.params['scope']);
      const received = refresh.succeeded ? beyond(refresh.message.answer?.['scope']) : [];
      return asked.length + received.length > 0 ? [describe(facts, refresh, asked, received)] : [];
    });
  },
});

function describe(
  { flow }: Facts,
  { message }: Refresh,
  asked: readonly string[],
  received: readonly string[],
) {
  const isByDesign = vendorOf(flow)?.name === 'Microsoft Entra';
  const given = received.length > 0;
  const extra = (given ? received : asked).join(' ');
  return {
    severity: isByDesign ? ('info' as const) : given ? ('high' as const) : ('medium' as const),
    owner: given ? ('authorization_server' as const) : ('client' as const),
    confidence: 'firm' as const,
    detail: `The refresh ${given ? 'was given' : 'asks for'} ${extra}, which the first grant does not contain.${isByDesign ? ' Provider-specific: one refresh token serves several APIs here.' : ''}`,
    evidence: [message],
  };
}

/** What the first tokens came with (RFC 6749 §5.1: said where it differs from what was asked), else what was asked for. */
function grantedScopes({ flow, authorizationRequest }: Facts): readonly string[] | undefined {
  const first = messagesOf(flow, 'token_request').find(
    (message) => message.params['grant_type'] !== 'refresh_token' && gaveTokens(message),
  );
  const device = messagesOf(flow, 'device_authorization_request')[0];
  const said = scopesIn(first?.answer?.['scope']);
  if (said.length > 0) return said;
  if (!first?.answer) return undefined;
  const asked = scopesIn(
    first.params['scope'] ?? authorizationRequest?.params['scope'] ?? device?.params['scope'],
  );
  return asked.length > 0 ? asked : undefined;
}

/** They ask for no access of their own, and servers leave them out of what they say was granted. */
const harmless: ReadonlySet<string> = new Set(['openid', 'offline_access', 'profile', 'email']);

/** `https://graph.microsoft.com/User.Read` and `User.Read`, `…/auth/userinfo.email` and `email`: one scope in two spellings. */
function bareScope(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1).replace(/^userinfo\./, '');
}
