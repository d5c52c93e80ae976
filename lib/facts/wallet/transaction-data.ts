import { decodeBase64Text, encodeBase64Url } from '../../exchange/base64.ts';
import { isWithheld } from '../../exchange/cleaned.ts';
import { hashCalled } from '../../exchange/digest.ts';
import { asText, asTexts, parseJson, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Params } from '../../messages/view.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { fact, someOf } from '../fact.ts';
import { askedIn, presentationAsked, type PresentationAsked } from './presentation.ts';
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

/** Answers to requests with transactions: whether the holder signed their hashes. `undefined` where nothing can be compared. */
export const signedTransactions = fact('signedTransactions', ({ flow, of }) =>
  someOf(signedIn(flow, of(presentationAsked))),
);

/** The same as verdicts. */
export function transactionVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  return signedIn(flow, askedIn(flow)).flatMap(({ message, verdict }) =>
    verdict === 'match' ? [] : [[message, { transaction_data: verdict }] as const],
  );
}

type Signed = { readonly message: Message; readonly verdict: 'match' | 'other' | 'absent' };

function signedIn(flow: Flow, asked: PresentationAsked | undefined): readonly Signed[] {
  return messagesOf(flow, 'presentation_response').flatMap((message): Signed[] => {
    const recorded = message.exchange.verdicts?.transaction_data;
    if (recorded) return [{ message, verdict: recorded }];
    const transactions = asked ? transactionsIn(asked.params) : [];
    const verdict = transactions.length > 0 ? verdictOf(message, transactions) : undefined;
    return verdict ? [{ message, verdict }] : [];
  });
}

/** Hashes are one way of several to sign a transaction: they are awaited where the request names how, or an answer has them. B.3.3.1. */
function verdictOf(
  { params }: Message,
  transactions: readonly TransactionData[],
): Signed['verdict'] | undefined {
  const bindings = presentationsIn(params['vp_token']).flatMap(([query, text]): Binding[] => {
    const claims = readSdJwt(text)?.binding?.claims;
    return claims ? [{ query, claims, hashes: asTexts(claims['transaction_data_hashes']) }] : [];
  });
  const verdicts = transactions.map((one) => heldAgainst(bindings, one));
  return (['other', 'absent', 'match'] as const).find((verdict) => verdicts.includes(verdict));
}

type Binding = {
  readonly query: string;
  readonly claims: JsonObject;
  readonly hashes: readonly string[] | undefined;
};

/** Of several credentials by which it may be approved, one is enough. */
function heldAgainst(
  bindings: readonly Binding[],
  { text, members }: TransactionData,
): Signed['verdict'] | undefined {
  const meant = asTexts(members?.['credential_ids']) ?? [];
  const own = bindings.filter(({ query }) => meant.includes(query));
  const signed = own.filter(({ hashes }) => hashes);
  if (signed.length === 0)
    return own.length > 0 && members?.['transaction_data_hashes_alg'] !== undefined ? 'absent' : undefined;
  const found = signed.map(({ claims, hashes }) => {
    const hash = hashCalled(asText(claims['transaction_data_hashes_alg']) ?? 'sha-256');
    return hash && hashes?.includes(encodeBase64Url(hash(new TextEncoder().encode(text))));
  });
  if (found.includes(true)) return 'match';
  return found.includes(undefined) ? undefined : 'other';
}
