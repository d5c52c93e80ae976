import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { asText } from '../../exchange/json.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { isOneSite } from '../../exchange/site.ts';
import { issuedId, registrationsOf } from '../../facts/mcp/registration.ts';
import { mcpClientSince } from '../../facts/mcp/client-since.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Registration of one authorization server is used at another',
  why: 'What a server gave a client is for that server alone. Another one learns it, and with a secret can be that client there; a server that took the id for its own could hand codes to a stranger.',
  fix: 'Keep what a registration gave with the issuer that gave it, and register anew (or use a client metadata document) when the MCP server names another.',
  references: ['mcp-2026-registration#Authorization Server Binding', 'rfc7591#3.2.1'],
  examples: {
    fires: 'client_id=abc at https://b.example/authorize, which https://a.example/register had given',
    passes: 'client_id=https://app.example/client.json at both',
  },
};

/** A dynamic registration is bound to its issuer since 2026-07-28. */
export default rule({
  id: 'mcp-registration-reused',
  severity: 'medium',
  owner: 'client',
  needs: [mcpClientSince['2026-07-28']],
  inspect({ flow, client }) {
    const request = messagesOf(flow, 'authorization_request')[0] ?? messagesOf(flow, 'token_request')[0];
    if (!request || !client.id || /^https:/i.test(client.id)) return 'not applicable';
    const origin = registrationElsewhere(flow, client.id, request);
    if (origin === undefined) return registrationsOf(flow).length > 0 ? undefined : 'not applicable';
    const tokens = messagesOf(flow, 'token_request');
    const proof = tokens.find(({ exchange }) => authenticationIn(exchange).method !== 'none');
    return {
      severity: proof ? 'high' : 'medium',
      confidence: 'certain',
      detail: `The client_id was given by ${origin} in answer to a registration, and is used at ${originOf(request.exchange.url)}${proof ? ', with the credential' : ''}; expected a registration there.`,
      evidence: [request, ...(proof ? [proof] : [])],
    };
  },
});

/** The server that gave this id, where it is neither the one that is asked nor another name of it. */
function registrationElsewhere(flow: Flow, id: string, request: Message): string | undefined {
  const own = request.exchange.url;
  const earlier = flow.earlier?.('client', id) ?? [];
  const given = [flow, ...earlier].flatMap((one) =>
    registrationsOf(one)
      .filter((registration) => issuedId(registration) === id)
      .map((registration) => ({ registration, used: one === flow ? undefined : authorizedAt(one) })),
  );
  const isOwn = given.some(
    ({ registration, used }) =>
      isOneServer(registration.url, own) ||
      (used !== undefined && isOneServer(used, own)) ||
      endpointOf(asText(flow.metadata?.['registration_endpoint']) ?? '') === endpointOf(registration.url),
  );
  const elsewhere = given[0]?.registration.url;
  return isOwn || elsewhere === undefined ? undefined : (originOf(elsewhere) ?? undefined);
}

function authorizedAt({ messages }: Pick<Flow, 'messages'>): string | undefined {
  return messages.find(({ kind }) => kind === 'authorization_request')?.exchange.url;
}

/** On the device itself each port is a server; elsewhere hosts of one site are names of one. */
function isOneServer(a: string, b: string): boolean {
  if (originOf(a) === originOf(b)) return true;
  return !isLoopback(a) && !isLoopback(b) && isOneSite(a, b);
}
