import { endpointOf } from '../../exchange/parameters.ts';
import { attempt } from '../../facts/attempt.ts';
import { isRead, namesNoServer } from '../../flows/attempt.ts';
import { otherResource } from '../../flows/other-resource.ts';
import { cause } from '../cause.ts';

/** The description was found, and does not say where to log in. RFC 9728 §2. */
export default cause({
  id: 'mcp-no-server-named',
  owner: 'resource_server',
  title: 'The API’s description names no authorization server',
  signs:
    'The protected resource metadata was read, its authorization_servers is an empty list, and the client found no description of a server anywhere else.',
  against:
    'A list that is not there, which a client may make up for; a description of the server that was found at a guessed address; a login that began.',
  fix: 'Put the issuer of the authorization server into authorization_servers of that document: a list with one address at least. A setting of the API that is empty where it runs is the usual reason.',
  references: ['rfc9728#2', 'mcp#Authorization Server Location'],
  example: '{ "resource": "https://api.example/mcp", "authorization_servers": [] }',
  confusedWith: ['mcp-prm-missing', 'mcp-as-metadata'],
  folds: ['mcp-as-metadata', 'mcp-no-challenge', 'wrong-endpoint', 'no-answer', 'known-error', 'unexplained'],
  needs: ['flow'],
  inspect({ of, flow }) {
    const failed = of(attempt);
    if (!failed?.isSelfConfiguring || failed.keptBack) return undefined;
    const at = failed.resources.findLast(isRead);
    if (!at || !namesNoServer(at) || failed.documents.some(isRead)) return undefined;
    // Clients drop what describes another API, whatever it says.
    if (otherResource(at, flow.messages) !== undefined) return undefined;
    return {
      at,
      why: `${endpointOf(at.url)} describes the API, and its authorization_servers is empty: the client does not know where to log in.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [...(failed.call ? [failed.call] : []), at],
    };
  },
});
