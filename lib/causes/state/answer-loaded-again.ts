import { isPage } from '../../messages/surrounding.ts';
import { messagesOf } from '../../flows/flow.ts';
import { spanOf } from '../../facts/time-span.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A page that redeems codes left the answer in its address: a reload hands it a used code and a state that nobody keeps any more. */
export default cause({
  id: 'answer-loaded-again',
  owner: 'client',
  title: 'The page was loaded again from an address that still holds the used answer',
  signs:
    'The page redeemed its code, and later the same address with the same code was loaded again without a login in between; the page then ran on, and made no call with a token any more.',
  against:
    'A call with a token after it, or a new login; a server that takes the answer and redirects; a page whose further requests do not show.',
  fix: 'Take code and state out of the address as soon as they are used (history.replaceState; react-oidc-context: onSigninCallback; Angular, Vue and others: a route of its own for the callback that goes on to another), and let the page look for a session before it looks for an answer.',
  references: ['rfc9700#4.2.4', 'rfc6749#4.1.2'],
  example:
    'GET /?code=x&state=y at 11:40:11 and again at 11:40:50; the page says “No matching state found in storage”',
  confusedWith: ['callback-twice', 'code-reused', 'storage-cleared'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const redeemed = messagesOf(flow, 'token_request').find(
      ({ params, answer }) => params['code'] !== undefined && answer?.['access_token'] !== undefined,
    );
    if (!redeemed) return undefined;
    const landings = messagesOf(flow, 'authorization_response').filter(
      (one) => one.params['code'] === redeemed.params['code'] && isLoaded(one),
    );
    const [first] = landings;
    const again = landings.find(({ exchange }) => exchange.startedAt > redeemed.exchange.startedAt + settled);
    if (!first || !again || !ranOn(flow.messages, again) || wentOn(flow.messages, again)) return undefined;
    return {
      at: again,
      why: `The login worked, and ${spanOf(again.exchange.startedAt - first.exchange.startedAt)} later the page was loaded again from the callback’s address, which still holds the code and the state of that login: both are used up, and a library that finds them looks for a login that nobody keeps any more (“No matching state found”). Since then the page made no call with a token.`,
      proof: 'status',
      confidence: 'tentative',
      evidence: [first, again],
      tellApart:
        'If the page shows an error or asks to sign in after a reload and works under the same address without code and state, it is this; if it works, the reload did no harm.',
    };
  },
});

/** Milliseconds: frameworks load a page twice as it starts. */
const settled = 2000;

function isLoaded({ carrier, exchange }: Message): boolean {
  return (
    carrier === 'request' && exchange.status === 200 && isPage(exchange) && exchange.redirectUrl === undefined
  );
}

/** Its own requests name its address. */
function ranOn(messages: readonly Message[], page: Message): boolean {
  return messages.some(
    ({ kind, params, exchange }) =>
      kind === 'exposure' && params['place'] === 'address' && exchange.startedAt > page.exchange.startedAt,
  );
}

/** It has a token after all, or logs in anew. */
function wentOn(messages: readonly Message[], page: Message): boolean {
  return messages.some(
    ({ kind, token, exchange }) =>
      exchange.startedAt > page.exchange.startedAt &&
      (token !== undefined || kind === 'token_request' || kind === 'authorization_request'),
  );
}
