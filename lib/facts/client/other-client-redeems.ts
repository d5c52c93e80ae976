import { isCleaned } from '../../exchange/cleaned.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import { fact } from '../fact.ts';

/** A token request that was refused, and the request that brought what it redeems: of two clients. */
export type OtherClientRedeems = {
  /** Authorization or device. */
  readonly given: Message;
  readonly at: Message;
  /** Client ids: of the one, of the other. */
  readonly asked: string;
  readonly redeemed: string;
};

/** The last of a flow; `undefined` where one client did both, or where a client id was not recorded. RFC 6749 §4.1.3; RFC 8628 §3.4. */
export const otherClientRedeems = fact(
  'otherClientRedeems',
  ({ flow, ending, tokenRequests }): OtherClientRedeems | undefined => {
    const at = tokenRequests?.findLast(({ error }) => error !== undefined && codes.has(error.code));
    const given = at && askedBy(flow, at);
    if (!at || !given || ending.outcome === 'succeeded') return undefined;
    const [asked, redeemed] = [clientOf(given), clientOf(at)];
    if (!asked || !redeemed || asked === redeemed || isCleaned(asked) || isCleaned(redeemed))
      return undefined;
    return { given, at, asked, redeemed };
  },
);

/** What servers answer; `authorization_pending` and its kin say that all is well so far. */
const codes: ReadonlySet<string> = new Set([
  'invalid_grant',
  'invalid_client',
  'unauthorized_client',
  'invalid_request',
  'access_denied',
  'expired_token',
]);

/** The request that brought what this one redeems. */
function askedBy(flow: Flow, { params }: Message): Message | undefined {
  const { code, device_code: device } = params;
  if (device !== undefined)
    return messagesOf(flow, 'device_authorization_request').find(
      ({ answer }) => answer?.['device_code'] === device,
    );
  const answer =
    code === undefined
      ? undefined
      : messagesOf(flow, 'authorization_response').find((one) => one.params['code'] === code);
  return (
    answer &&
    messagesOf(flow, 'authorization_request').findLast(
      ({ exchange }) => exchange.startedAt <= answer.exchange.startedAt,
    )
  );
}

function clientOf(message: Message): string | undefined {
  return authenticationIn(message.exchange).clientId ?? message.client ?? message.params['client_id'];
}
