import { clientDocument } from '../../facts/client/client-document.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Client metadata document breaks its rules',
  why: 'The server knows such a client by this document alone. What the document does not allow, or gives away, is open to anybody who names its address.',
  fix: 'Publish a document at an https address with a path, list the redirect URIs, and use none or private_key_jwt.',
  references: [
    'client-id-metadata-document#3',
    'client-id-metadata-document#4',
    'client-id-metadata-document#4.1',
    'client-id-metadata-document#4.2',
    'client-id-metadata-document#5',
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
    const document = facts.of(clientDocument);
    // Neither document nor metadata: the address may be a plain identifier that was registered before.
    if (!document?.isMeant) return 'not applicable';
    const { id, fetched, problems } = document;
    if (problems.length === 0) return undefined;
    const asking = facts.flow.messages.find(({ params }) => params['client_id'] === id);
    return {
      confidence: 'certain',
      detail: `The client metadata document is not valid: ${problems.join('; ')}.`,
      evidence: [asking, fetched].filter((message) => message !== undefined),
    };
  },
});
