import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Params } from '../../messages/view.ts';
import { fact } from '../fact.ts';
import { queriesIn, type CredentialQuery } from './dcql.ts';

/** What a verifier asked a wallet for. */
export type PresentationAsked = {
  /** The message that says it: the fetched object, else the request. */
  readonly message: Message;
  /** What the object says, over what the address says. */
  readonly params: Params;
  /** The parameters of the address alone, where a request was seen. */
  readonly outer: Params | undefined;
  /** Undefined: not asked in DCQL, or not read. */
  readonly queries: readonly CredentialQuery[] | undefined;
  /** The request’s parameters themselves were seen, not only where they can be fetched. */
  readonly isRead: boolean;
};

/** What a wallet was asked for; `undefined` in flows without a request of a verifier’s. */
export const presentationAsked = fact('presentationAsked', ({ flow }) => askedIn(flow));

/** The same of a flow by itself. */
export function askedIn({ messages }: Pick<Flow, 'messages'>): PresentationAsked | undefined {
  const isOfWallet = messages.some(({ protocol }) => protocol === 'openid4vp');
  if (!isOfWallet) return undefined;
  const request = messages.find(
    ({ kind }) => kind === 'presentation_request' || kind === 'authorization_request',
  );
  const object = messages.findLast(({ kind, answer }) => kind === 'presentation_request_object' && answer);
  const message = object ?? request;
  if (!message) return undefined;
  const params = { ...request?.params, ...object?.params };
  return {
    message,
    params,
    outer: request?.params,
    queries: queriesIn(params),
    isRead: params['response_type'] !== undefined || params['nonce'] !== undefined,
  };
}
