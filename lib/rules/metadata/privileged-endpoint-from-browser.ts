import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { pageOf } from '../../exchange/page-request.ts';
import { isOneSite } from '../../exchange/site.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Endpoint meant for servers called from a web page',
  why: 'What a page sends and receives belongs to whoever opens it: the credential that lets it ask about tokens, the token that lets it register clients, the secret it is given.',
  fix: 'Make the call from a server; register browser-based apps as public clients, without a secret.',
  references: ['rfc7662#2.1', 'rfc7662#4', 'rfc7591#3', 'rfc7591#3.2.1', 'rfc7592#2', 'rfc7592#3'],
  examples: {
    fires:
      'A page of https://app.example posts to /introspect, or registers a client and is given a client_secret',
    passes:
      'A page registers a public client (token_endpoint_auth_method "none") without an initial access token',
  },
};

/** A page did what is a server's business. */
export default rule({
  id: 'privileged-endpoint-from-browser',
  severity: 'medium',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const calls = [
      ...messagesOf(flow, 'introspection_request'),
      ...messagesOf(flow, 'client_registration'),
      ...messagesOf(flow, 'client_configuration_request'),
    ];
    const judged = calls.filter((message) => pageOf(message.exchange) && !isOwnConsole(message));
    if (judged.length === 0) return calls.length > 0 ? undefined : 'not applicable';
    return judged.flatMap((message) => inspectCall(message, calls.some(givesSecret)) ?? []);
  },
});

/** The server's own administration pages. */
function isOwnConsole({ exchange, url }: Message): boolean {
  const page = pageOf(exchange)!;
  return page === originOf(url) || isOneSite(page, url);
}

function givesSecret({ answer }: Message): boolean {
  return answer?.['client_secret'] !== undefined;
}

function inspectCall(message: Message, hasSecret: boolean): FindingDraft | undefined {
  const where = `A page (${pageOf(message.exchange)}) called ${endpointOf(message.url)}`;
  if (message.kind === 'introspection_request')
    return {
      confidence: 'certain',
      detail: `${where} to ask about a token; expected: the API’s server asks.`,
      evidence: [message],
    };
  if (message.kind === 'client_configuration_request')
    return {
      severity: hasSecret ? 'high' : 'info',
      confidence: 'certain',
      detail: `${where} to manage a client’s registration (${message.exchange.method}), with the token that allows it.${hasSecret ? '' : ' The client is a public one: it manages nobody but itself.'}`,
      evidence: [message],
    };
  const exposed = [
    headerValue(message.exchange.requestHeaders, 'authorization') && 'it sent an initial access token',
    message.answer?.['client_secret'] !== undefined && 'it was given a client_secret',
  ].filter(Boolean);
  if (exposed.length === 0) return undefined;
  return {
    severity: 'high',
    confidence: 'certain',
    detail: `${where} to register a client: ${exposed.join(' and ')}.`,
    evidence: [message],
  };
}
