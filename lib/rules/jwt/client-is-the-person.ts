import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Token of a person has the client as its subject',
  why: 'An API that goes by sub cannot tell the client’s own token from that of a person. Whoever may choose a client_id could so become somebody.',
  fix: 'Let sub name the person, and keep client identifiers apart from those of people.',
  references: ['rfc9700#4.15', 'rfc9068#5'],
  examples: {
    fires: 'A token of a login by code with "sub": "web", which is its client_id',
    passes: 'A token of client_credentials with the client as sub',
  },
};

/** Grants in which a person takes part. */
const withPerson: ReadonlySet<string> = new Set([
  'authorization_code',
  'hybrid',
  'implicit',
  'password',
  'device_code',
  'ciba',
]);

/** A person signed in, and the access token is about the client. */
export default remark({
  id: 'client-is-the-person',
  severity: 'low',
  owner: 'authorization_server',
  needs: ['accessTokens', 'grant'],
  inspect({ accessTokens, client, grant }) {
    const { id } = client;
    const readable = accessTokens.filter(({ jwt }) => jwt && typeof jwt.claims['sub'] === 'string');
    if (!withPerson.has(grant) || !id || readable.length === 0) return 'not applicable';
    const wrong = readable.filter(({ jwt }) => jwt?.claims['sub'] === id);
    if (wrong.length === 0) return undefined;
    return {
      confidence: 'firm',
      detail: 'The sub of the access token is the client_id; expected: the person who signed in.',
      evidence: wrong.map(({ message }) => message),
    };
  },
});
