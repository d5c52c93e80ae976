import { isCleaned } from '../../exchange/cleaned.ts';
import { asText } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import type { Flow } from '../../flows/flow.ts';
import { messagesOf } from '../../flows/flow.ts';
import { deliveredJwt, deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { setCookiesOf } from '../cookies/set-cookie.ts';
import { recordedSignature, type Signature } from './signature.ts';

/** What is signed with a key that its maker and its reader share. */
export type SharedKeyUse = 'id_token' | 'access_token' | 'client_assertion' | 'cookie';

/** A JWT of an HMAC, what it is, and the message that shows it. RFC 7518 §3.2. */
export type SharedKeyToken = {
  readonly use: SharedKeyUse;
  readonly message: Message;
  readonly token: string;
  readonly alg: string;
};

/**
 * The JWTs of a login that an HMAC signs, the first of each use: its tokens, the client's assertion, and the session that the app's answer
 * to the callback sets. One key makes all of a kind. Those that a cleaner was at are left out.
 */
export function sharedKeyTokensOf(flow: Pick<Flow, 'messages'>): readonly SharedKeyToken[] {
  const found = new Map<SharedKeyUse, SharedKeyToken>();
  for (const message of flow.messages)
    for (const [use, token] of jwtsIn(message)) {
      const alg = found.has(use) ? undefined : sharedAlgorithm(message, use, token);
      if (alg && !isCleaned(token)) found.set(use, { use, message, token, alg });
    }
  return [...found.values()];
}

function jwtsIn(message: Message): readonly (readonly [SharedKeyUse, string])[] {
  const { id_token: idToken, access_token: access } = deliveredTokens(message);
  const assertion = message.carrier === 'request' ? message.params['client_assertion'] : undefined;
  const sent = [
    ['id_token', idToken],
    ['access_token', access],
    ['client_assertion', assertion],
  ] as const;
  const answered = message.kind === 'authorization_response' && message.carrier === 'request';
  const cookies = answered ? setCookiesOf(message.exchange) : [];
  return [
    ...sent.flatMap(([use, token]) => (token ? [[use, token] as const] : [])),
    ...cookies.map(({ value }) => ['cookie', value] as const),
  ];
}

function sharedAlgorithm(message: Message, use: SharedKeyUse, token: string): string | undefined {
  const isDelivered = use === 'id_token' || use === 'access_token';
  const jwt = isDelivered ? deliveredJwt(message, use) : decodeJwt(token);
  const alg = jwt?.type === 'jws' ? asText(jwt.header['alg']) : undefined;
  return alg && /^HS(?:256|384|512)$/.test(alg) ? alg : undefined;
}

/** Those tokens as signatures to be held against words that everybody knows, and against the client's own name. */
export function sharedKeySignaturesOf(flow: Pick<Flow, 'messages'>): readonly Signature[] {
  const names = new Set(messagesOf(flow, 'authorization_request').flatMap(({ client }) => client ?? []));
  return sharedKeyTokensOf(flow).map(({ use, message, token }) => ({
    exchange: message.exchange,
    name: `known_secret of ${use}`,
    token,
    keys: [],
    words: [...names],
  }));
}

/** Whether a word that everybody knows made its signature, as the verdict beside the exchange says. */
export function isMadeWithWord({ use, message }: SharedKeyToken): boolean {
  return recordedSignature(message.exchange, `known_secret of ${use}`) === 'verified';
}
