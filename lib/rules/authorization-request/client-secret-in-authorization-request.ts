import { seen } from '../../facts/seen.ts';
import { rule, type RuleWords } from '../rule.ts';

const credentials = ['client_secret', 'secret', 'client_assertion', 'app_secret'] as const;

export const words: RuleWords = {
  title: 'Client credential in the front channel',
  why: 'The authorization request passes the browser. Whoever looks at the address, the history or a log has the credential and can pose as the client.',
  fix: 'Take it out, replace the credential, and authenticate only at the token endpoint or when pushing the request.',
  references: ['rfc6749#2.3.1'],
  examples: {
    fires: '/auth?response_type=code&client_id=web&client_secret=…',
    passes: 'client_secret in the body of a token request',
  },
};

/** What proves who the client is, shown to the browser, its history and every log on the way. */
export default rule({
  id: 'client-secret-in-authorization-request',
  severity: 'critical',
  owner: 'client',
  needs: [seen.authorization_request],
  inspect({ of }) {
    const requests = of(seen.authorization_request);
    const shown = requests.filter(({ params }) => credentials.some((name) => params[name]));
    if (shown.length === 0) return undefined;
    const names = credentials.filter((name) => shown.some(({ params }) => params[name]));
    return {
      confidence: 'certain',
      detail: `The authorization request carries ${names.join(' and ')}; expected no credential of the client.`,
      evidence: shown,
    };
  },
});
