import { headerValue, mediaType } from '../../exchange/headers.ts';
import { asText, asTexts, type JsonObject } from '../../exchange/json.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Client metadata document breaks its rules',
  why: 'The server knows such a client by this document alone. What the document does not allow, or gives away, is open to anybody who names its address.',
  fix: 'Publish a document at an https address with a path, list the redirect URIs, and use none or private_key_jwt.',
  references: [
    'client-id-metadata-document#3',
    'client-id-metadata-document#4',
    'client-id-metadata-document#4.1',
  ],
  examples: {
    fires:
      'client_id=https://app.example (no path), or a document with token_endpoint_auth_method "client_secret_post"',
    passes: 'client_id=https://app.example/client.json, whose document lists the redirect_uri of the request',
  },
};

/** The document a client identifies itself by breaks its rules. */
export default rule({
  id: 'cimd-invalid',
  severity: 'medium',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const { flow, client } = facts;
    if (!client.id || !/^https?:\/\//i.test(client.id)) return 'not applicable';
    const fetches = messagesOf(flow, 'client_metadata').filter(isAnswered);
    const document = fetches.find(({ answer }) => answer) ?? fetches[0];
    // Without either the address may be a plain identifier that was registered before.
    const namesItself = document?.answer?.['client_id'] === client.id;
    if (!namesItself && flow.metadata?.['client_id_metadata_document_supported'] !== true)
      return 'not applicable';
    const problems = [
      ...addressProblems(client.id),
      ...(document ? fetchProblems(document) : []),
      ...(document?.answer ? documentProblems(document.answer, client.id, facts) : []),
    ];
    if (problems.length === 0) return undefined;
    const asking = flow.messages.find(({ params }) => params['client_id'] === client.id);
    return {
      confidence: 'certain',
      detail: `The client metadata document is not valid: ${problems.join('; ')}.`,
      evidence: [asking, document].filter((message) => message !== undefined),
    };
  },
});

/** draft-ietf-oauth-client-id-metadata-document §3. */
function addressProblems(id: string): readonly string[] {
  const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(id)?.[1] ?? '';
  return [
    /^http:/i.test(id) && !isLoopback(id) && 'client_id is not an https address',
    (path === '' || path === '/') && 'client_id has no path',
    id.includes('#') && 'client_id has a fragment',
    /\/\.{1,2}(\/|$)/.test(path) && 'client_id has dot segments in its path',
    /^https?:\/\/[^/?#]*@/i.test(id) && 'client_id contains a user name',
  ].filter((problem) => typeof problem === 'string');
}

/** An answer came. One that is not modified is as good as the one before. */
function isAnswered({ exchange: { status } }: Message): boolean {
  return status !== undefined && status !== 0 && status !== 304;
}

/** §4: a success and JSON, from that very address. */
function fetchProblems({ exchange, answer }: Message): readonly string[] {
  const { status = 0, responseHeaders } = exchange;
  if (status >= 300 && status < 400) return ['its address answered with a redirect'];
  if (status !== 200) return [`its address answered with status ${status}`];
  const type = mediaType(headerValue(responseHeaders, 'content-type'));
  return !answer && type !== '' && !type.endsWith('json') ? [`it is not JSON (${type})`] : [];
}

/** §4, §4.1: it names itself; no shared secret; the redirect URI must be listed. */
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
