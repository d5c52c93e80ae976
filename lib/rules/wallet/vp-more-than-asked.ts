import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { presentedCredentials } from '../../facts/wallet/presented.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The wallet showed more than was asked for',
  why: 'Every claim that is shown without need tells the verifier something about you that it did not ask for.',
  fix: 'Let the wallet disclose only the claims that the query names, and those that they cannot be shown without.',
  references: ['openid4vp#6.4'],
  examples: {
    fires: 'claims: given_name; shown: given_name, birthdate',
    passes: 'claims: address.locality; shown: address, locality',
  },
};

/** Claims were disclosed that no path of the query leads to. */
export default rule({
  id: 'vp-more-than-asked',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [presentationAsked, presentedCredentials],
  inspect({ of }) {
    const { queries } = of(presentationAsked);
    if (!queries) return 'not applicable';
    for (const { message, credentials } of of(presentedCredentials))
      for (const { query, shown } of credentials) {
        const asked = queries.find(({ id }) => id === query);
        // Without a list of claims the whole credential is asked for, in the verifier’s words or the issuer’s.
        if (!asked || asked.claims.length === 0) continue;
        // What another query of the same request names may be shown with it.
        const paths = queries.flatMap(({ claims }) => claims);
        const more = shown.filter((name) => !paths.some((path) => leadsTo(path, name)));
        if (more.length > 0)
          return {
            confidence: 'certain',
            detail: `The query ${query} did not ask for ${more.slice(0, 10).join(', ')}.`,
            evidence: [message],
          };
      }
    return undefined;
  },
});

/** A name on the path is needed to get there; what is below its end belongs to what was asked for, and cannot be told by name alone. */
function leadsTo(path: string, name: string): boolean {
  return path === name || path.split('.').includes(name);
}
