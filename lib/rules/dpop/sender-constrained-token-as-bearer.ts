import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import { asObject, asText } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { carriesProof } from '../../facts/tokens/dpop.ts';
import type { Facts } from '../../facts/facts.ts';
import { isAccepted, pageOf } from '../../exchange/page-request.ts';
import { challengesOf } from '../../messages/challenge.ts';
import type { Message } from '../../messages/message.ts';
import { presentedToken } from '../../messages/oauth2/presented-token.ts';
import { viewOf } from '../../messages/view.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';
import { isTokenUse } from '../../vocabulary/kinds.ts';

export const words: RuleWords = {
  title: 'Bound token presented without its proof',
  why: 'The token is bound to a key so that a thief cannot use it. An API that takes it without a proof of that key gives this protection away.',
  fix: 'API: refuse bound tokens without a valid proof. Client: send the token with the DPoP scheme and a proof.',
  references: ['rfc9449#7.1', 'rfc9449#7.2', 'rfc8705#3'],
  examples: {
    fires:
      'A token issued with token_type "DPoP" is sent as “Authorization: Bearer …” and the API answers 200',
    passes: 'A token issued with token_type "DPoP" is sent as “Authorization: DPoP …” with a DPoP header',
  },
};

/** A bound token was shown like one that anybody may use. */
export default rule({
  id: 'sender-constrained-token-as-bearer',
  severity: 'high',
  owner: 'resource_server',
  needs: ['flow'],
  inspect(facts) {
    const uses = facts.flow.messages.filter(
      (message) =>
        isTokenUse(message) &&
        message.exchange.requestHeaders !== undefined &&
        (message.exchange.status ?? 0) >= 200 &&
        bindingOf(message.token, facts),
    );
    if (uses.length === 0) return 'not applicable';
    const groups = new Map<string, Found[]>();
    for (const found of uses.flatMap((message) => inspectUse(message, facts))) {
      const group = `${found.severity} ${originOf(found.message.url)}`;
      groups.set(group, [...(groups.get(group) ?? []), found]);
    }
    return [...groups.values()].map((found) => ({
      severity: found[0]!.severity,
      owner: isAccepted(found[0]!.message.exchange) ? ('resource_server' as const) : ('client' as const),
      confidence: found[0]!.severity === 'info' ? ('tentative' as const) : ('certain' as const),
      detail: `${found[0]!.detail}${found.length > 1 ? ` So ${found.length} requests.` : ''}`,
      evidence: found.map(({ message }) => message),
    }));
  },
});

type Binding = 'DPoP' | 'certificate';
type Found = { readonly message: Message; readonly severity: Severity; readonly detail: string };

/** RFC 9449 §5, §6.1 (`jkt`); RFC 8705 §3.1 (`x5t#S256`). */
function bindingOf(token: string | undefined, { accessTokens = [] }: Facts): Binding | undefined {
  if (!token) return undefined;
  const issued = accessTokens.find((one) => one.token === token);
  const cnf = asObject((issued ? issued.jwt : signedOf(token))?.claims['cnf']);
  if (cnf?.['jkt'] !== undefined || asText(issued?.message.answer?.['token_type'])?.toLowerCase() === 'dpop')
    return 'DPoP';
  return cnf?.['x5t#S256'] === undefined ? undefined : 'certificate';
}

function signedOf(token: string): Extract<Jwt, { type: 'jws' }> | undefined {
  const jwt = decodeJwt(token);
  return jwt?.type === 'jws' ? jwt : undefined;
}

function inspectUse(message: Message, facts: Facts): readonly Found[] {
  const { exchange } = message;
  const place = endpointOf(message.url);
  if (bindingOf(message.token, facts) === 'certificate') {
    if (!pageOf(exchange)) return [];
    return [
      {
        message,
        severity: 'info',
        detail: `A page sent a token that is bound to a client certificate to ${place}; whether a certificate went with it cannot be seen.`,
      },
    ];
  }
  const scheme = presentedToken(viewOf(exchange))?.scheme;
  const proved = carriesProof(exchange);
  if (scheme === 'dpop' && proved) return [];
  const how =
    scheme === 'dpop'
      ? 'without a DPoP proof'
      : `${scheme ? `with the scheme ${scheme}` : 'outside the Authorization header'}${proved ? '' : ' and without a DPoP proof'}`;
  const said = `The token is bound to a key and was sent to ${place} ${how}; expected the DPoP scheme with a proof.`;
  if (!isAccepted(exchange))
    return [{ message, severity: 'low', detail: `${said} The server answered ${exchange.status}.` }];
  const mixed = asksForBearer(message, facts);
  return [
    {
      message,
      severity: mixed ? 'medium' : 'high',
      detail: `${said} The server accepted it.${mixed ? ' It asks for Bearer tokens: it may not know DPoP.' : ''}`,
    },
  ];
}

/** RFC 9449 §7.2: a server that knows no DPoP asks for Bearer alone. */
function asksForBearer({ url }: Message, { flow }: Facts): boolean {
  const answers = flow.messages.filter((other) => originOf(other.url) === originOf(url));
  const schemes = new Set(
    answers.flatMap(({ exchange }) => challengesOf(exchange).map(({ scheme }) => scheme)),
  );
  return schemes.has('bearer') && !schemes.has('dpop');
}
