import { endpointOf, hostOf, parameter, queryParameters } from '../../exchange/parameters.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isCleaned } from '../../exchange/cleaned.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { saidBy } from '../../facts/said/said.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A broker knows its own login at the provider by its own state; one that the app gave took that place. */
export default cause({
  id: 'state-passed-through',
  owner: 'client',
  title: 'The app’s own state took the place of the one that the login service needs',
  signs:
    'The app sent the browser to a login service (Supabase, a broker) with a state of its own; the service passed the very same value on to the provider, it came back to the service, and the service refused it and spoke of the state.',
  against: 'The service sent another state on; it took the answer; its words are about something else.',
  fix: 'Leave state out of what the app hands to the login service (queryParams and their like): the service makes its own. Keep what the app wants to remember in the return address or in the page’s storage.',
  references: ['rfc6749#10.12', 'rfc6749#4.1.1'],
  example: '/auth/v1/authorize?provider=google&state=test → Google with state=test → 400 “invalid state”',
  confusedWith: ['state-cookie-lost', 'state-never-stored', 'second-start-overwrites'],
  folds: [
    'state-never-stored',
    'state-cookie-lost',
    'second-start-overwrites',
    'callback-failed',
    'known-error',
    'unexplained',
  ],
  needs: ['authorizationRequest'],
  inspect({ flow, authorizationRequest: { message, params } }): CauseDraft | undefined {
    const { state = '' } = params;
    const callback = messagesOf(flow, 'authorization_response').at(-1);
    if (state === '' || isCleaned(state) || !callback || !refusesState(callback)) return undefined;
    const sent = sentOnBy(flow, message, state);
    if (!sent || hostOf(sent.url) !== hostOf(callback.url)) return undefined;
    const service = hostOf(sent.url);
    return {
      at: callback,
      why: `${service} was asked with a state of the app’s own (${endpointOf(sent.url)}), passed the very same value on to ${hostOf(message.url)}, and does not know it when it comes back: the app’s state took the place of the one that ${service} makes for itself.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [message, callback],
    };
  },
});

function refusesState({ exchange }: Message): boolean {
  const failed = (exchange.status ?? 0) >= 400 || exchange.redirectUrl !== undefined;
  return failed && saidBy(exchange)?.words.some(({ text }) => /\bstate\b|_state\b/i.test(text)) === true;
}

/** The request that was answered with the way to the provider, and had the same state itself. */
function sentOnBy({ context }: Flow, request: Message, state: string): Exchange | undefined {
  return context.find(
    ({ url, redirectUrl }) =>
      redirectUrl === request.exchange.url &&
      hostOf(url) !== hostOf(request.url) &&
      parameter(queryParameters(url), 'state') === state,
  );
}
