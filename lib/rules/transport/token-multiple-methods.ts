import { headerValues } from '../../exchange/headers.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { viewOf } from '../../messages/view.ts';
import { remark, type RuleWords } from '../rule.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';

export const words: RuleWords = {
  title: 'Token sent by more than one method in a request',
  why: 'A server must refuse such a request, or it may check one token and use the other.',
  fix: 'Send the token once, in the Authorization header.',
  references: ['rfc6750#2'],
  examples: {
    fires: 'Authorization: Bearer … and ?access_token=… in one request',
    passes: 'Authorization: Bearer … alone',
  },
};

/** One request, the token in two places. */
export default remark({
  id: 'token-multiple-methods',
  severity: 'low',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const uses = [...messagesOf(flow, 'resource_request'), ...messagesOf(flow, 'userinfo_request')].filter(
      ({ protocol, exchange }) => isOAuth2(protocol) && exchange.requestHeaders !== undefined,
    );
    if (uses.length === 0) return 'not applicable';
    const twice = uses.find((message) => carriersOf(message).length > 1);
    if (!twice) return undefined;
    return {
      confidence: 'certain',
      detail: `A request to ${endpointOf(twice.url)} carries a token in ${carriersOf(twice).join(' and ')}; expected one place.`,
      evidence: [twice],
    };
  },
});

function carriersOf({ exchange }: Message): readonly string[] {
  const view = viewOf(exchange);
  const bearing = headerValues(exchange.requestHeaders, 'authorization').filter((value) =>
    /^(bearer|dpop) /i.test(value),
  );
  return [
    ...bearing.map(() => 'the Authorization header'),
    ...(view.query['access_token'] ? ['the query'] : []),
    ...(view.body['access_token'] ? ['the body'] : []),
  ];
}
