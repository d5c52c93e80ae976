import { decodeBase64Text, encodeBase64Url } from '../../exchange/base64.ts';
import { isWithheld } from '../../exchange/cleaned.ts';
import { hashCalled } from '../../exchange/digest.ts';
import { asText, asTexts, parseJson, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import type { Message } from '../../messages/message.ts';
import type { Params } from '../../messages/view.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import type { PresentationAsked } from './presentation.ts';
import { presentationsIn } from './presentations.ts';
import { readSdJwt } from './sd-jwt.ts';

/** What a person is to approve: the text as it was sent, and what it says. OpenID4VP §5.1. */
export type TransactionData = { readonly text: string; readonly members: JsonObject | undefined };

/** The transactions of a request; empty where there are none that can be read. */
export function transactionsIn({ transaction_data: text }: Params): readonly TransactionData[] {
  const texts = text === undefined || isWithheld(text) ? [] : (asTexts(parseJson(text)) ?? []);
  return texts.slice(0, 20).flatMap((one) => {
    return isWithheld(one) ? [] : [{ text: one, members: parseJsonObject(decodeBase64Text(one)) }];
  });
}

/**
 * Whether the holder signed the hashes of the request’s transactions; `undefined` where nothing can be compared. Hashes are one way of several
 * to sign them: they are awaited where the request names how, or an answer has them. OpenID4VP, appendix B.3.3.1.
 */
export function signedTransactions({ params }: Message, asked: PresentationAsked): Verdict {
  const transactions = transactionsIn(asked.params);
  const bindings =
    transactions.length === 0
      ? []
      : presentationsIn(params['vp_token']).flatMap(([query, text]): Binding[] => {
          const claims = readSdJwt(text)?.binding?.claims;
          return claims ? [{ query, claims, hashes: asTexts(claims['transaction_data_hashes']) }] : [];
        });
  const verdicts = new Set(transactions.map((one) => heldAgainst(bindings, one)));
  return (['other', 'absent', 'match'] as const).find((verdict) => verdicts.has(verdict));
}

type Verdict = Verdicts['transaction_data'];

type Binding = {
  readonly query: string;
  readonly claims: JsonObject;
  readonly hashes: readonly string[] | undefined;
};

/** Of several credentials by which it may be approved, one is enough. */
function heldAgainst(bindings: readonly Binding[], { text, members }: TransactionData): Verdict {
  const meant = asTexts(members?.['credential_ids']) ?? [];
  const own = bindings.filter(({ query }) => meant.includes(query));
  const signed = own.filter(({ hashes }) => hashes);
  if (signed.length === 0)
    return own.length > 0 && members?.['transaction_data_hashes_alg'] !== undefined ? 'absent' : undefined;
  const found = new Set(
    signed.map(({ claims, hashes }) => {
      const hash = hashCalled(asText(claims['transaction_data_hashes_alg']) ?? 'sha-256');
      return hash && hashes?.includes(encodeBase64Url(hash(new TextEncoder().encode(text))));
    }),
  );
  if (found.has(true)) return 'match';
  return found.has(undefined) ? undefined : 'other';
}
