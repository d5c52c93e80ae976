import { asText, type JsonObject } from '../exchange/json.ts';
import { endpointOf } from '../exchange/parameters.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import { isResourceMetadata } from '../flows/well-known.ts';
import type { Message } from '../messages/message.ts';
import { fact, someOf } from './fact.ts';

/** A metadata document that was read, and the request that fetched it. */
export type MetadataDocument = { readonly message: Message; readonly document: JsonObject };

/** The descriptions of authorization servers among a flow's messages, each address once. RFC 8414 §2; OIDC Discovery §3. */
export function serverDocumentsOf(flow: Pick<Flow, 'messages'>): readonly MetadataDocument[] {
  return documentsOf(flow).filter(
    ({ message, document }) =>
      !isResourceMetadata(message) &&
      Object.keys(document).some((member) => /_endpoint$|^jwks_uri$/.test(member)) &&
      document['accounts_endpoint'] === undefined,
  );
}

/** What the server says of itself whose token endpoint a request went to; `undefined` where that was not read. RFC 8414 §2. */
export function documentOfServerAt(flow: Pick<Flow, 'messages'>, { url }: Message): JsonObject | undefined {
  return serverDocumentsOf(flow).find(({ document }) => {
    const endpoint = asText(document['token_endpoint']);
    return endpoint !== undefined && endpointOf(endpoint) === endpointOf(url);
  })?.document;
}

/** All of them, `undefined` where there is none. */
export const serverDocuments = fact('serverDocuments', ({ flow }) => someOf(serverDocumentsOf(flow)));

/** The descriptions of protected resources among a flow's messages, each address once. RFC 9728 §2. */
export function resourceDocumentsOf(flow: Pick<Flow, 'messages'>): readonly MetadataDocument[] {
  return documentsOf(flow).filter(
    ({ message, document }) => isResourceMetadata(message) && asText(document['resource']) !== undefined,
  );
}

function documentsOf(flow: Pick<Flow, 'messages'>): readonly MetadataDocument[] {
  const byAddress = new Map<string, MetadataDocument>();
  for (const message of messagesOf(flow, 'discovery')) {
    const address = endpointOf(message.url);
    if (message.answer && !byAddress.has(address))
      byAddress.set(address, { message, document: message.answer });
  }
  return [...byAddress.values()];
}
