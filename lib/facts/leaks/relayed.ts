import { bodyParameters, hostOf, parameter } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { beginningCalls } from '../../flows/beginning-api.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';

/**
 * The client's page hands a value to a server of its own site, or to the API that began the login for it, as a parameter by itself: so a
 * page whose backend redeems the code works. Inside another address, or at another site, it leaks.
 */
export function isRelayed(
  { exchange, params }: Message,
  redirectUri: string | null,
  { messages, context }: Pick<Flow, 'messages' | 'context'>,
): boolean {
  if (params['place'] !== 'body' || !redirectUri) return false;
  const sent = bodyParameters(exchange.requestBody);
  return (
    ['code', 'state', 'code_verifier'].some(
      (name) => params[name] !== undefined && parameter(sent, name) === params[name],
    ) &&
    (isOneSite(exchange.url, redirectUri) ||
      beginningCalls(messages, context).some(({ url }) => hostOf(url) === hostOf(exchange.url)))
  );
}
