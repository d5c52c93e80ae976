import { headerValue } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { messagesOf } from '../../flows/flow.ts';
import { fact } from '../fact.ts';
import { isMcpCall } from './revision-said.ts';

/**
 * True for the login of a client of the Model Context Protocol: it calls an MCP server, or it followed an API's own description and says
 * in its headers which revision it speaks, or that description or a request names a resource as MCP servers are named. RFC 9728 §5.1.
 */
export const speaksMcp = fact('speaksMcp', ({ flow }): boolean => {
  if (messagesOf(flow, 'resource_request').some(({ exchange }) => isMcpCall(exchange))) return true;
  const speaks = flow.messages.some(({ exchange }) =>
    headerValue(exchange.requestHeaders, 'mcp-protocol-version'),
  );
  const descriptions = messagesOf(flow, 'discovery').filter(
    ({ answer }) => answer?.['authorization_servers'] !== undefined,
  );
  const names = [
    ...descriptions.map(({ answer }) => asText(answer?.['resource'])),
    ...flow.messages.map(({ params, token }) => (token ? undefined : params['resource'])),
  ];
  const isNamed = names.some((name) => name && /[/.](?:mcp|sse)\b|\/\/mcp\b/i.test(name));
  return descriptions.length > 0 ? speaks || isNamed : speaks && isNamed;
});
