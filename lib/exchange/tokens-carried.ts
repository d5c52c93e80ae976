import { answerMembers } from './answer-members.ts';
import type { Exchange } from './exchange.ts';
import { headerValue } from './headers.ts';
import { asText } from './json.ts';
import { decodeJwt, type Jwt } from './jwt.ts';
import { fragmentParameters, requestParameters } from './parameters.ts';

type SignedJwt = Extract<Jwt, { type: 'jws' }>;

/** Every readable JWT that an exchange carries in either direction, by the name it has there (`authorization`, `dpop`: the header's). RFC 7519 §3. */
export function jwtsIn(exchange: Exchange): Readonly<Record<string, SignedJwt>> {
  const authorization = headerValue(exchange.requestHeaders, 'authorization')?.replace(/^\w+ /, '');
  const named: readonly (readonly [name: string, value: string | undefined])[] = [
    ...requestParameters(exchange),
    ...fragmentParameters(exchange.url),
    ['authorization', authorization],
    ['dpop', headerValue(exchange.requestHeaders, 'dpop')],
    ...Object.entries(answerMembers(exchange) ?? {}).map(([name, value]) => [name, asText(value)] as const),
  ];
  return Object.fromEntries(
    named.flatMap(([name, value]) => {
      const jwt = decodeJwt(value);
      return jwt?.type === 'jws' ? [[name, jwt] as const] : [];
    }),
  );
}

/** The claims of every readable JWT of an exchange, by the name it has there. Redact the exchange first. RFC 7519 §4. */
export function claimsIn(exchange: Exchange): Readonly<Record<string, unknown>> {
  const tokens = Object.entries(jwtsIn(exchange));
  return Object.fromEntries(tokens.map(([name, { claims }]) => [name, claims]));
}
