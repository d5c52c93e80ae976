import { inItsWords } from '../../explain/quote.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { saidBy } from '../../facts/said/said.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { callbackErrorsOfX, xErrorOf } from './x-errors.ts';

/** The server lets the browser come back to addresses alone that it has for the consumer key. RFC 5849 §2.1. */
export default cause({
  id: 'oauth1-callback-refused',
  owner: 'authorization_server',
  title: 'The server does not take oauth_callback',
  signs:
    'The request for a temporary token was refused with the words that its callback address is not registered (X: errors 415 and 417).',
  against: 'A temporary token was given; a refusal that speaks of keys, signature or time.',
  fix: 'Enter the address that the client sends as oauth_callback among the app’s callback URLs at the server, letter by letter.',
  references: ['rfc5849#2.1'],
  example:
    '403 {"errors":[{"code":415,"message":"Callback URL not approved for this client application. …"}]}',
  confusedWith: ['redirect-uri-mismatch', 'oauth1-request-refused', 'oauth1-value-lost'],
  folds: ['redirect-uri-mismatch', 'redirect-host', 'known-error', 'unexplained', 'request-refused'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const requests = messagesOf(flow, 'temporary_credential_request');
    const at = requests.at(-1);
    const refusal = at && refusalIn(at);
    if (!at || !refusal) return undefined;
    const asked = at.params['oauth_callback'];
    const isDesktop = refusal.number === '417';
    return {
      at,
      why: isDesktop
        ? `${endpointOf(at.url)} takes no oauth_callback from this app${inItsWords(refusal.text)}. The app has no callback URL there, and was sent ${asked ?? 'one'}.`
        : `${endpointOf(at.url)} does not send the browser back to ${asked ?? 'the address in oauth_callback'}: it is not approved for this consumer key${inItsWords(refusal.text)}.`,
      ...(isDesktop && {
        fix: 'Enter a callback URL in the app’s settings at the server (any will do for a start: it makes the app one that may be called back), then the one that is sent as oauth_callback.',
      }),
      proof: refusal.number === undefined ? 'phrase' : 'code',
      confidence: 'firm',
      evidence: [at],
    };
  },
});

type Refusal = { readonly number?: string; readonly text: string | undefined };

function refusalIn(request: Message): Refusal | undefined {
  if ((request.exchange.status ?? 0) < 400 && !request.error) return undefined;
  const error = xErrorOf(request);
  if (error) return callbackErrorsOfX.has(error.number) ? error : undefined;
  const said = saidBy(request.exchange)?.phrases.find(
    ({ phrase }) => phrase.cause === 'redirect-uri-mismatch',
  );
  if (said) return { text: said.words.text };
  const { code = '', description } = request.error ?? {};
  const text = description ?? code;
  return /callback/i.test(`${code} ${text}`) ? { text } : undefined;
}
