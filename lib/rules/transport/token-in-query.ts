import {
  endpointOf,
  originOf,
  queryParameters,
  withoutFragment,
  fragmentOf,
} from '../../exchange/parameters.ts';
import { isLoopback } from '../../facts/development.ts';
import { deliveredTokens } from '../../flows/keys.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Severity } from '../../report/report.ts';
import { rule } from '../rule.ts';

const tokenNames = new Set(['access_token', 'refresh_token', 'id_token']);

/** A token in an address ends up in logs, in the history and in Referer headers. */
export default rule({
  id: 'token-in-query',
  severity: 'high',
  owner: 'client',
  title: 'Token in a URL query string',
  why: 'Addresses are written to server logs, proxies and the history and are passed on in Referer headers. Whoever reads them has the token.',
  fix: 'Send the token in the Authorization header.',
  references: ['rfc6750#2.3', 'rfc6750#5.3', 'rfc9700#4.3.2'],
  needs: ['flow'],
  inspect({ flow, server }) {
    const issued = new Set(flow.messages.flatMap((message) => Object.values(deliveredTokens(message))));
    const found = flow.messages.flatMap((message) => {
      const name = exposedName(message, issued);
      return name ? [{ message, name }] : [];
    });
    return found.map(({ message, name }) => ({
      severity: severityOf(message, flow, server.origin),
      confidence: 'certain' as const,
      detail: `The query of ${endpointOf(message.url)} carries ${name}; expected: no token in any URL.`,
      evidence: [message],
    }));
  },
});

function exposedName(message: Message, issued: ReadonlySet<string>): string | undefined {
  if (message.carrier === 'redirect' && fragmentOf(message.url)) return undefined;
  if (message.kind === 'end_session_request' || message.kind === 'authorization_request') return undefined;
  const parameters = queryParameters(withoutFragment(message.url));
  return parameters.find(([name, value]) => value !== '' && (tokenNames.has(name) || issued.has(value)))?.[0];
}

/** Clear text, or a host that is neither the client's nor the server's nor one that also gets tokens properly. */
function severityOf(message: Message, flow: Flow, server: string | null): Severity {
  if (/^wss?:/i.test(message.url)) return 'low';
  if (/^http:/i.test(message.url) && !isLoopback(message.url)) return 'critical';
  const origin = originOf(message.url);
  if (origin === server && /\/(tokeninfo|revoke)$/.test(endpointOf(message.url))) return 'medium';
  return isGraph(origin) && flow.messages.length > 0 ? 'medium' : 'high';
}

/** Facebook's Graph API documents the query as a place for the token. */
function isGraph(origin: string | null): boolean {
  return origin === 'https://graph.facebook.com' || origin === 'https://graph.instagram.com';
}
