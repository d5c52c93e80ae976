import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { bareAddress } from '../../facts/bare-address.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import type { Facts } from '../../facts/facts.ts';
import { pageOf } from '../../exchange/page-request.ts';
import type { Message } from '../../messages/message.ts';
import { type MessageKind, kinds } from '../../vocabulary/kinds.ts';
import { vendorAt } from '../../messages/vendors.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';

/** What is sent there is not for everybody: another address than the listed one matters. */
function memberOf(kind: MessageKind): string | undefined {
  const { endpoint, isConfidential } = kinds[kind];
  return isConfidential ? endpoint : undefined;
}

/** Codes and secrets are in it, or what the person is to be asked for. */
function isDelicate(kind: MessageKind): boolean {
  const { role, protocol } = kinds[kind];
  return protocol === 'oauth2' && (role === 'redemption' || role === 'preparation');
}

export const words: RuleWords = {
  title: 'Message sent to an address that the metadata does not list',
  why: 'A code or secret that goes to another server than the one the login was begun at may be in the wrong hands, or simply in the wrong environment.',
  fix: 'Take all endpoints from the server’s metadata document.',
  references: ['rfc9700#2.6', 'rfc8705#5', 'rfc9101#10.3'],
  examples: {
    fires:
      'The metadata says token_endpoint "https://op.example/token"; the code goes to https://op-test.example/token',
    passes: 'The code goes to an address listed in mtls_endpoint_aliases',
  },
};

/** The client speaks to an address that the server does not name. */
export default rule({
  id: 'endpoint-not-in-metadata',
  severity: 'medium',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const { metadata } = facts.flow;
    if (!metadata || !isCertainlyIts(metadata, facts)) return 'not applicable';
    const strays = new Map<string, Message[]>();
    for (const message of facts.flow.messages) {
      if (!isStray(message, metadata)) continue;
      const place = `${message.kind} ${endpointOf(message.url)}`;
      strays.set(place, [...(strays.get(place) ?? []), message]);
    }
    return [...strays.values()].map((messages) => describe(messages, metadata));
  },
});

/** One message at least went to an endpoint of this document: it is no neighbour’s (tenant’s, realm’s). */
function isCertainlyIts(metadata: JsonObject, { flow }: Facts): boolean {
  return flow.messages.some(({ kind, url }) => {
    const listed = asText(metadata[memberOf(kind) ?? '']);
    return listed !== undefined && isSameEndpoint(listed, url);
  });
}

function isStray({ kind, url, carrier }: Message, metadata: JsonObject): boolean {
  const member = memberOf(kind);
  const listed = member && asText(metadata[member]);
  if (!listed || carrier !== 'request' || isSameEndpoint(listed, url)) return false;
  const alias = asText(asObject(metadata['mtls_endpoint_aliases'])?.[member]);
  if (alias && isSameEndpoint(alias, url)) return false;
  const vendor = vendorAt(listed)?.name;
  return vendor === undefined || vendorAt(url)?.name !== vendor;
}

/** Query, letter case of the host and a last slash do not matter here. */
function isSameEndpoint(listed: string, url: string): boolean {
  return bareAddress(endpointOf(listed)) === bareAddress(endpointOf(url));
}

function describe(messages: readonly Message[], metadata: JsonObject) {
  const first = messages[0]!;
  const member = memberOf(first.kind)!;
  const forwards = isOwnServer(first);
  return {
    severity: severityOf(first, asText(metadata[member])!, forwards),
    confidence: 'certain' as const,
    detail: `${first.kind} went to ${endpointOf(first.url)}; the metadata says ${member} ${asText(metadata[member])}.${forwards ? ' It is the page’s own server, which may pass the request on.' : ''}`,
    evidence: messages,
  };
}

/** A refusal is explained by the diagnosis of its error. */
function severityOf(message: Message, listed: string, forwards: boolean): Severity {
  if (!isDelicate(message.kind) || forwards || message.error) return 'info';
  if (isLoopback(message.url) && isLoopback(listed)) return 'info';
  return originOf(message.url) === originOf(listed) ? 'info' : 'medium';
}

function isOwnServer({ url, exchange }: Message): boolean {
  return pageOf(exchange) === originOf(url);
}
