import { stateContentOf, type StateContent } from '../../facts/state-value.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The state parameter exposes data in clear',
  why: 'The state stands in addresses of the client and of the server, in their logs and in the history. Whoever reads one of them has what it carries, and may change it where it is not signed.',
  fix: 'Keep the data on the client’s side and put only a random handle into state; check return addresses against a list.',
  references: ['oauth-2.1#4.1.1', 'rfc9700#4.7.1'],
  examples: {
    fires: 'A state that is base64 of {"access_token":"…"}',
    passes: 'A state that is base64 of {"csrf":"…","returnTo":"/home"}',
  },
};

/** The state is readable by everybody the address passes. */
export default rule({
  id: 'state-carries-sensitive-data',
  severity: 'medium',
  owner: 'client',
  needs: ['authorizationRequest'],
  inspect({ authorizationRequest: request }) {
    const content = stateContentOf(request);
    if (content === undefined) return 'not applicable';
    if (content === 'nothing') return undefined;
    return {
      severity: severities[content],
      confidence: 'firm',
      detail: `The state can be read and holds ${contents[content]}; expected a random value that says nothing.`,
      evidence: [request.message],
    };
  },
});

type Telling = Exclude<StateContent, 'nothing'>;

const severities: Readonly<Record<Telling, Severity>> = {
  token: 'medium',
  credential: 'medium',
  email: 'low',
  address: 'info',
};

const contents: Readonly<Record<Telling, string>> = {
  token: 'a token',
  credential: 'a password or secret',
  email: 'an e-mail address',
  address: 'an address on another site',
};
