import { headerValue, mediaType } from '../../exchange/headers.ts';
import { asText, asTexts, type JsonObject } from '../../exchange/json.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import type { Facts } from '../facts.ts';
import { fact } from '../fact.ts';

/** The document behind a client identifier that is an address, as far as it was seen. draft-ietf-oauth-client-id-metadata-document. */
export type ClientDocument = {
  readonly id: string;
  /** The request for it that was answered; `undefined` where only the server fetched it, which no browser sees. */
  readonly fetched: Message | undefined;
  /** The document names itself so, or the server’s metadata says that it takes such identifiers; else it may be a plain name. */
  readonly isMeant: boolean;
  /** What keeps it from serving, each as a part of a sentence; empty where nothing does. §3 to §5. */
  readonly problems: readonly string[];
};

/** `undefined` for a client whose identifier is no address of the web, and for a party of another protocol. */
export const clientDocument = fact('clientDocument', (facts): ClientDocument | undefined => {
  const { flow, client } = facts;
  if (!isOAuth2(facts.protocol) || !client.id || !/^https?:\/\//i.test(client.id)) return undefined;
  const fetches = messagesOf(flow, 'client_metadata').filter(isAnswered);
  const fetched = fetches.find(({ answer }) => answer) ?? fetches[0];
  const namesItself = fetched?.answer?.['client_id'] === client.id;
  return {
    id: client.id,
    fetched,
    isMeant: namesItself || flow.metadata?.['client_id_metadata_document_supported'] === true,
    problems: [
      ...addressProblems(client.id),
      ...(fetched ? fetchProblems(fetched) : []),
      ...(fetched?.answer ? documentProblems(fetched.answer, client.id, facts) : []),
    ],
  };
});

/** draft-ietf-oauth-client-id-metadata-document §3. The path `/` is not recommended, and allowed. */
function addressProblems(id: string): readonly string[] {
  const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(id)?.[1] ?? '';
  return [
    /^http:/i.test(id) && !isLoopback(id) && 'client_id is not an https address',
    path === '' && 'client_id has no path',
    id.includes('#') && 'client_id has a fragment',
    /\/\.{1,2}(\/|$)/.test(path) && 'client_id has dot segments in its path',
    /^https?:\/\/[^/?#]*@/i.test(id) && 'client_id contains a user name',
  ].filter((problem) => typeof problem === 'string');
}

/** An answer came. One that is not modified is as good as the one before. */
function isAnswered({ exchange: { status } }: Message): boolean {
  return status !== undefined && status !== 0 && status !== 304;
}

/** §4, §5: status 200 and JSON, from that very address. */
function fetchProblems({ exchange, answer }: Message): readonly string[] {
  const { status = 0, responseHeaders } = exchange;
  if (status >= 300 && status < 400) return ['its address answered with a redirect'];
  if (status !== 200) return [`its address answered with status ${status}`];
  const type = mediaType(headerValue(responseHeaders, 'content-type'));
  return !answer && type !== '' && !type.endsWith('json') ? [`it is not JSON (${type})`] : [];
}

/** §4, §4.1, §4.2: it names itself; no shared secret; the redirect URI must be listed. */
function documentProblems(
  document: JsonObject,
  id: string,
  { authorizationRequest }: Facts,
): readonly string[] {
  const method = asText(document['token_endpoint_auth_method']);
  const listed = asTexts(document['redirect_uris']);
  const used = authorizationRequest?.params['redirect_uri'];
  return [
    document['client_id'] === undefined && 'it has no client_id',
    document['client_id'] !== undefined && document['client_id'] !== id && 'its client_id is not its address',
    document['client_secret'] !== undefined && 'it contains a client_secret',
    document['client_secret_expires_at'] !== undefined && 'it contains client_secret_expires_at',
    method?.startsWith('client_secret') &&
      `token_endpoint_auth_method is ${method}, which needs a shared secret`,
    used &&
      listed &&
      !listed.some((uri) => isListed(uri, used)) &&
      `redirect_uri ${used} is not listed in it`,
  ].filter((problem): problem is string => typeof problem === 'string' && problem !== '');
}

/** On the device itself the port is free. RFC 8252 §7.3. */
function isListed(listed: string, used: string): boolean {
  if (listed === used) return true;
  return isLoopback(listed) && isLoopback(used) && withoutPort(listed) === withoutPort(used);
}

function withoutPort(uri: string): string {
  const url = new URL(uri);
  url.port = '';
  return url.href;
}
