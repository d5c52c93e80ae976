import { asText, asTexts } from '../../exchange/json.ts';
import { addressKey, endpointOf, originOf } from '../../exchange/parameters.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import { challengeParameter } from '../../messages/challenge.ts';
import type { Message } from '../../messages/message.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { refusedCall } from './refused-call.ts';

/** An API that names, after it refused the token of this login, other authorization servers than the one that made it. RFC 9728 §2. */
export type TrustsAnother = {
  readonly call: Message;
  /** The description that was asked for after the refusal. */
  readonly document: Message;
  /** `authorization_servers`, as they stand there. */
  readonly named: readonly string[];
  /** The issuer of this login. */
  readonly own: string;
  /** A description of before, which named the server of this login. */
  readonly before: Message | undefined;
};

/** `undefined` where the description was not asked for again, or still names the server of this login. */
export const trustsAnother = fact('trustsAnother', (facts): TrustsAnother | undefined => {
  const call = facts.of(refusedCall)?.call;
  const own = facts.server.issuer ?? facts.server.origin;
  if (call?.exchange.status !== 401 || !own) return undefined;
  const described = descriptionsOf(facts, call);
  const document = described.findLast((message) => timeOf(message) > timeOf(call));
  const named = asTexts(document?.answer?.['authorization_servers']) ?? [];
  if (!document || named.length === 0 || namesServer(named, own)) return undefined;
  const before = described.findLast(
    (message) =>
      timeOf(message) < timeOf(call) &&
      namesServer(asTexts(message.answer?.['authorization_servers']) ?? [], own),
  );
  return { call, document, named, own, before };
});

/** What the API says of itself, to this login or to the next one that comes back to the same address. */
function descriptionsOf({ flow, client }: Facts, call: Message): readonly Message[] {
  const later = client.redirectUri
    ? (flow.later?.('redirect_uri', addressKey(client.redirectUri)) ?? [])
    : [];
  const address = challengeParameter(call.exchange, 'resource_metadata');
  return [flow, ...later]
    .flatMap((one) => messagesOf(one, 'discovery'))
    .filter(
      ({ url, answer }) =>
        answer?.['authorization_servers'] !== undefined &&
        ((address !== undefined && endpointOf(address) === endpointOf(url)) ||
          isOf(asText(answer['resource']), call.url)),
    );
}

/** A description may stand for all that lies below its resource. */
function isOf(resource: string | undefined, url: string): boolean {
  if (resource === undefined) return false;
  const [outer, inner] = [endpointOf(resource).replace(/\/$/, ''), endpointOf(url)];
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** Another issuer at the same host may be the same server under another of its names: only another host is surely another. */
function namesServer(named: readonly string[], own: string): boolean {
  return named.some((one) => originOf(one) === originOf(own));
}
