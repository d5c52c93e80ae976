import { answerMembers } from '../exchange/answer-members.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { headerValue } from '../exchange/headers.ts';
import { asText } from '../exchange/json.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import { fragmentParameters, requestParameters } from '../exchange/parameters.ts';

/** The claims of every readable JWT of an exchange, by the name it has there. Redact the exchange first. RFC 7519 §4. */
export function claimsIn(exchange: Exchange): Readonly<Record<string, unknown>> {
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
      return jwt?.type === 'jws' ? [[name, jwt.claims] as const] : [];
    }),
  );
}
