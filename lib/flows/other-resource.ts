import { isLoopback } from '../exchange/loopback.ts';
import { asText } from '../exchange/json.ts';
import { endpointOf, parameter, queryParameters } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';

/** What a description says that it is of, and what it should be of: the API that was called, or the address it was made from. */
export type OtherResource = { readonly said: string; readonly expected: string };

/**
 * A description of another resource than the one that was called; `undefined` where it covers that one, as clients compare it: same
 * origin, and a path that begins alike. RFC 9728 §3.3; MCP, Authorization Server Location.
 */
export function otherResource(document: Message, messages: readonly Message[]): OtherResource | undefined {
  const both = resourceWrittenOtherwise(document, messages);
  if (!both) return undefined;
  const [a, b] = [new URL(both.said), new URL(both.expected)];
  const isWithin = `${b.pathname.replace(/\/$/, '')}/`.startsWith(`${a.pathname.replace(/\/$/, '')}/`);
  return a.origin === b.origin && isWithin ? undefined : both;
}

/** The same as strict clients compare it: letter by letter, a slash at the end too. `undefined` where both are one. */
export function resourceWrittenOtherwise(
  { answer }: Message,
  messages: readonly Message[],
): OtherResource | undefined {
  const said = asText(answer?.['resource']);
  const call = messages.findLast(({ kind }) => kind === 'resource_request');
  const expected = call && (proxiedFor(call.url) ?? endpointOf(call.url));
  if (said === undefined || expected === undefined || !URL.canParse(said)) return undefined;
  return said === expected ? undefined : { said, expected };
}

/** A program on the device may call for the page: the API’s own address is a parameter then, as in MCP’s Inspector. */
function proxiedFor(url: string): string | undefined {
  const target = isLoopback(url) ? parameter(queryParameters(url), 'url') : undefined;
  return target !== undefined && /^https?:/i.test(target) && URL.canParse(target)
    ? endpointOf(target)
    : undefined;
}
