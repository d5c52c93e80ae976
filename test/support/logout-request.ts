import type { Exchange } from '../../lib/exchange/exchange.ts';
import { exchange, urlWith } from './exchange.ts';
import { codeFlow } from './flow.ts';

/** Where the app of these logouts asks to be returned to. */
export const bye = 'https://app.example/bye';

/** A login by code, and then a logout at its provider with those parameters, answered like that. */
export function logoutWith(
  params: Readonly<Record<string, string>>,
  answer: Partial<Exchange>,
): readonly Exchange[] {
  const endpoint = 'https://op.example/session/end';
  return codeFlow({
    metadata: { end_session_endpoint: endpoint },
    then: [exchange({ url: urlWith(endpoint, params), context: { resourceType: 'main_frame' }, ...answer })],
  });
}

/** The answer that is a page with this inside. */
export function pageOf(text: string, status = 200): Partial<Exchange> {
  return { status, responseBody: { mediaType: 'text/html', text } };
}
