import { asObject, asText, asTexts, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import { errorOfAnswer } from '../answer-error.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { presentedToken } from '../oauth2/presented-token.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';
import type { Params, View } from '../view.ts';
import type { StepKind } from '../../vocabulary/kinds.ts';

type Kind = 'credential_request' | 'deferred_credential_request' | 'credential_notification';

/**
 * The wallet asks for a credential and proves which key it is to be bound to; asks again where it was not ready; or says what became of
 * it. By the issuer’s description, else by what it sends with its token. OpenID4VCI §8.2, §9.1, §11.1.
 */
export function credentialRequest(view: View, learned: Learned): Message<Kind> | undefined {
  const { exchange } = view;
  if (exchange.method !== 'POST') return undefined;
  const at = learned.kindAt(view.endpoint);
  const token = presentedToken(view)?.token;
  const kind = isKind(at) ? at : token === undefined ? undefined : kindOf(view);
  if (!kind) return undefined;
  return recognised(exchange, kind, {
    params: view.body,
    answer: view.answer,
    token,
    confidence: isKind(at) || learned.knows('token', token ?? '') ? 'certain' : 'firm',
    offers: ties(...proofNonces(view.body).map((nonce) => ['c_nonce', nonce] as const), [
      'c_nonce',
      asText(view.answer?.['c_nonce']),
    ]),
    error: errorOfAnswer(view.answer),
  });
}

/** The wallet asks for a value that its next proof is to hold: no token, nothing sent. OpenID4VCI §7. */
export function credentialNonceRequest(
  view: View,
  learned: Learned,
): Message<'credential_nonce_request'> | undefined {
  const { exchange, answer } = view;
  if (exchange.method !== 'POST') return undefined;
  const nonce = asText(answer?.['c_nonce']);
  const isAt = learned.kindAt(view.endpoint) === 'credential_nonce_request';
  if (!isAt && !(nonce && answer?.['access_token'] === undefined && answer?.['credential'] === undefined && view.authorization === undefined && Object.keys(view.body).length === 0)) return undefined; // prettier-ignore
  return recognised(exchange, 'credential_nonce_request', {
    params: view.request,
    answer,
    confidence: isAt ? 'certain' : 'firm',
    ties: ties(['c_nonce', nonce]),
    error: (exchange.status ?? 0) >= 400 ? errorOfAnswer(answer) : undefined,
  });
}

/** The proofs that are JWTs, read; those of other kinds give none. OpenID4VCI §8.2.1.1, appendix F.1; drafts have one `proof`. */
export function proofsIn(params: Params): readonly Jwt[] {
  const many = asTexts(parseJsonObject(params['proofs'])?.['jwt']) ?? [];
  const one = asText(parseJsonObject(params['proof'])?.['jwt']);
  return [...many, ...(one ? [one] : [])].flatMap((proof) => decodeJwt(proof) ?? []);
}

/** What a credential request’s answer holds: credentials, the words `later`, or neither. OpenID4VCI §8.3. */
export function deliveredCredentials({ answer }: Pick<Message, 'answer'>): readonly unknown[] {
  const many = answer?.['credentials'];
  if (Array.isArray(many))
    return many
      .map((one: unknown) => asObject(one)?.['credential'] ?? one)
      .filter((one) => one !== undefined);
  const one = answer?.['credential'];
  return one === undefined || one === null ? [] : [one];
}

/**
 * True where an issuer refuses a proof for its nonce alone: the same request is to come again with a fresh one. OpenID4VCI §8.3.1.2; drafts
 * give the nonce with `invalid_proof`. Takes the members of the answer.
 */
export function asksForFreshNonce(answer: JsonObject | undefined): boolean {
  const error = answer?.['error'];
  return (
    error === 'invalid_nonce' || (error === 'invalid_proof' && asText(answer?.['c_nonce']) !== undefined)
  );
}

function proofNonces(params: Params): readonly string[] {
  return proofsIn(params).flatMap((proof) =>
    proof.type === 'jws' ? (asText(proof.claims['nonce']) ?? []) : [],
  );
}

function kindOf({ body, answer }: View): Kind | undefined {
  const named = body['credential_configuration_id'] ?? body['credential_identifier'];
  const proves = body['proofs'] ?? body['proof'];
  if (named !== undefined || (proves !== undefined && body['format'] !== undefined))
    return 'credential_request';
  if (body['notification_id'] && /^credential_(?:accepted|failure|deleted)$/.test(body['event'] ?? ''))
    return 'credential_notification';
  return body['transaction_id'] !== undefined && Array.isArray(answer?.['credentials'])
    ? 'deferred_credential_request'
    : undefined;
}

function isKind(kind: StepKind | undefined): kind is Kind {
  return kind === 'credential_request' || kind === 'deferred_credential_request' || kind === 'credential_notification'; // prettier-ignore
}
