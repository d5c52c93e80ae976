import { answerMembers } from '../exchange/answer-members.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { asText, type JsonObject } from '../exchange/json.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import { kinds } from '../vocabulary/kinds.ts';
import type { ToldStep } from './told.ts';

/**
 * Who signed in, by mail address, user name or name, as the ID token or the userinfo answer has it (OpenID Connect Core §5.1);
 * `undefined` where neither was seen, or a cleaner put something in the name's place.
 */
export function personOf(
  steps: readonly ToldStep[],
  exchangeOf: (stepId: string) => Exchange | undefined,
): string | undefined {
  for (const { id, kind, params } of steps) {
    const { answer } = kinds[kind];
    const members = answer === 'tokens' || answer === 'claims' ? answerMembers(exchangeOf(id)) : undefined;
    const named = nameIn(claimsOf(params['id_token'] ?? asText(members?.['id_token'])));
    const name = named ?? (answer === 'claims' ? nameIn(members) : undefined);
    if (name !== undefined) return name;
  }
  return undefined;
}

function claimsOf(token: string | undefined): JsonObject | undefined {
  const jwt = decodeJwt(token);
  return jwt?.type === 'jws' ? jwt.claims : undefined;
}

function nameIn(claims: JsonObject | undefined): string | undefined {
  return ['email', 'preferred_username', 'name']
    .map((claim) => asText(claims?.[claim]))
    .find((value) => value !== undefined && plain.test(value));
}

/** Letters and what stands in names and addresses: no placeholder, no markup. */
const plain = /^[\p{L}\p{N}._@+' -]{1,60}$/u;
