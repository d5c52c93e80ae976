import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { grantedScopesOf, type GrantedScopes } from '../../facts/api/granted-scopes.ts';
import { scopeGapOf, type ScopeGap } from '../../facts/api/scope-gap.ts';
import { forbiddenForScope, refusedCall, type RefusedCall } from '../../facts/api/refused-call.ts';
import { refusalOf } from '../../facts/api/refused-calls.ts';
import { relayedLackOfScope, type RelayedLackOfScope } from '../../facts/api/relayed-lack-of-scope.ts';
import { coversScope, ungrantedScopesOf, type UngrantedScopes } from '../../facts/api/ungranted-scopes.ts';
import { lackedScopesIn, namedScopesIn } from '../../facts/api/wanted-scopes.ts';
import type { Facts } from '../../facts/facts.ts';
import { saidBy } from '../../facts/said/said.ts';
import { scopesIn } from '../../facts/tokens/refresh.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The token is good, and gives too little. RFC 6750 §3.1. */
export default cause({
  id: 'scope-missing',
  owner: 'client',
  title: 'The token lacks a scope that the API wants',
  signs:
    'The API answered insufficient_scope, or says that the scope does not suffice, GraphQL with 200; the scope that it names is not among the token’s. Or the app’s own API passed such words on, soon after the login.',
  against: 'A 403 that speaks of roles, groups or the account; the userinfo endpoint, which wants openid.',
  fix: 'Ask for that scope in a new authorization request, and let the provider allow it to this client. Renewing the token cannot help: a refresh gives no more than was granted.',
  references: ['rfc6750#3.1', 'rfc6749#3.3'],
  example: 'scope of the token "orders:read"; 403 with error="insufficient_scope", scope="orders:write"',
  confusedWith: ['resource-rejected', 'audience-wrong', 'userinfo-refused'],
  folds: ['api-forbids', 'resource-rejected', 'scope-not-granted', 'known-error'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const refused = facts.of(refusedCall) ?? facts.of(forbiddenForScope);
    if (refused) return refused.call.kind === 'resource_request' ? ofRefused(refused, facts) : undefined;
    const handedOn = facts.of(relayedLackOfScope);
    return handedOn && relayed(handedOn, facts.authorizationRequest?.message);
  },
});

function ofRefused(refused: RefusedCall, { flow, authorizationRequest }: Facts): CauseDraft | undefined {
  const { call, code, means, jwt, text } = refused;
  const isCode = code === 'insufficient_scope';
  if (!isCode && !means.includes('scope-missing')) return undefined;
  const wanted = wantedBy(call);
  const granted = grantedScopesOf(flow, call, jwt);
  if (!isCode && granted && isGranted(wanted, text, granted)) return undefined;
  const missing = granted ? wanted.filter((scope) => !granted.scopes.includes(scope)) : [];
  const where = endpointOf(call.url);
  if (granted && missing.length > 0) {
    const gap = scopeGapOf(flow, call, missing);
    return {
      at: call,
      why: `${where} wants the scope ${missing.join(' ')}, and the token has ${granted.scopes.join(' ') || 'none'}${gap ? howOf(gap) : ''}.`,
      ...(gap && gap.why !== 'not asked' && { fix: fixes[gap.why] }),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [...evidenceOf(gap, authorizationRequest?.message), call],
      compared: [
        {
          name: 'scope',
          expected: { value: wanted.join(' '), at: call },
          got: { value: granted.scopes.join(' '), at: granted.at },
        },
      ],
    };
  }
  const lacking = wanted.length === 0 ? ungrantedScopesOf(flow) : undefined;
  return lacking ? ungranted(lacking, call, itSays(text)) : unnamed(refused, wanted);
}

/** The app’s server used the token, where the browser does not look. Nothing where the scope was asked for: why it is lacking is another matter. */
function relayed(
  { call, answered, text }: RelayedLackOfScope,
  request: Message | undefined,
): CauseDraft | undefined {
  const asked = request && scopesIn(request.params['scope']);
  const lacking = wantedIn(call);
  // The rights of a key are the app’s own affair.
  if (/\bkeys?\b/i.test(text)) return undefined;
  if (!asked || lacking.some((name) => asked.some((one) => coversScope(one, name)))) return undefined;
  // `activity:read_permission: missing` has been read.
  const isSentence = lacking.length === 0 || /\S\s+\S+\s+\S/.test(text);
  const lack = lacking.length > 0 ? `the scope ${lacking.join(' ')}` : 'a scope';
  return {
    at: answered,
    why: `The login worked, and ${endpointOf(call.url)} then failed (${call.status ?? 0}): it says that the token lacks ${lack}.${isSentence ? itSays(text) : ''}`,
    proof: 'phrase',
    confidence: 'firm',
    evidence: [request, answered],
    ...(isSentence && { quote: { text, host: hostOf(call.url), at: call } }),
  };
}

/** What the token may do was not seen, or what the API wants. */
function unnamed({ call, code, text }: RefusedCall, wanted: readonly string[]): CauseDraft {
  const isCode = code === 'insufficient_scope';
  const where = endpointOf(call.url);
  return {
    at: call,
    why: `${wanted.length > 0 ? `${where} wants the scope ${wanted.join(' ')}` : `The token has not the scope that ${where} wants`}.${itSays(text)}`,
    proof: isCode ? 'code' : 'phrase',
    confidence: isCode ? 'certain' : 'firm',
    evidence: [call],
  };
}

/** All scopes that the words name are the token’s: what is lacking is something else. */
function isGranted(wanted: readonly string[], text: string, { scopes }: GrantedScopes): boolean {
  const [, spoken] = /\bscopes?\s+["'“]?([\w.:/-]+)/i.exec(text) ?? [];
  const named = wanted.length > 0 ? wanted : spoken === undefined ? [] : [spoken];
  return named.length > 0 && named.every((name) => scopes.includes(name));
}

/** The scopes that the refusal names: in its challenge, in members of its body, in its words. */
function wantedBy(call: Message): readonly string[] {
  const said = refusalOf(call)['scope'] ?? call.answer?.['scope'];
  return said === undefined ? wantedIn(call.exchange) : scopesIn(said);
}

function wantedIn(exchange: Exchange): readonly string[] {
  const named = namedScopesIn(exchange);
  if (named.length > 0) return named;
  const words = saidBy(exchange)?.words ?? [];
  return words.map(({ text }) => lackedScopesIn(text) ?? []).find((names) => names.length > 0) ?? [];
}

/** The API does not name the scope, and the answer granted less than was asked for. */
function ungranted(
  { names, asked, answered, granted }: UngrantedScopes,
  call: Message,
  says: string,
): CauseDraft {
  return {
    at: call,
    why: `The login asked for the scope ${asked.params['scope'] ?? ''}, only ${granted} was granted, and ${endpointOf(call.url)} wants more: ${names.slice(0, 3).join(' ')} is missing.${says}`,
    fix: fixes['not granted'],
    proof: 'comparison',
    confidence: 'firm',
    evidence: [asked, answered, call],
    compared: [
      {
        name: 'scope',
        expected: { value: asked.params['scope'] ?? null, at: asked },
        got: { value: granted, at: answered },
      },
    ],
  };
}

/** Whose it is to mend: asked for and not granted, granted and given up, never asked for. */
function howOf(gap: ScopeGap): string {
  switch (gap.why) {
    case 'not asked':
      return ': the login did not ask for it';
    case 'given up':
      return ': this login was granted it, and this token was asked for with less';
    case 'not granted':
      return `: the login asked for ${gap.names.join(' ')}, and it was not granted`;
  }
}

const fixes = {
  'not granted':
    'The person may have left it out (a box not ticked on the page for consent), or the provider does not allow it to this client or person. Let the person connect again and agree to it (prompt=consent asks anew), and let the app look at the scope of the answer before it goes on; if it was never offered, allow it in the provider’s settings.',
  'given up': 'Ask for the token with this scope too, or without scope, which means all that was granted.',
} as const;

function evidenceOf(gap: ScopeGap | undefined, request: Message | undefined): readonly Message[] {
  if (gap?.why === 'not granted') return [gap.asked];
  if (gap?.why === 'given up') return [gap.had];
  return request ? [request] : [];
}
