import { bodyParameters, parameter } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { isOneSite } from '../../exchange/site.ts';

/**
 * The client's page hands a value to a server of its own site, as a parameter by itself: so a page whose backend redeems the code
 * works. Inside another address, or at another site, it leaks.
 */
export function isRelayed({ exchange, params }: Message, redirectUri: string | null): boolean {
  if (params['place'] !== 'body' || !redirectUri || !isOneSite(exchange.url, redirectUri)) return false;
  const sent = bodyParameters(exchange.requestBody);
  return ['code', 'state', 'code_verifier'].some(
    (name) => params[name] !== undefined && parameter(sent, name) === params[name],
  );
}
