import { hostOf } from '../../exchange/parameters.ts';
import { saidBy } from '../../facts/said/said.ts';
import { cause, placeIn } from '../cause.ts';

/** The person’s token is good, and the organization whose data is asked for lets only apps in that it approved. */
export default cause({
  id: 'app-restricted-by-organization',
  owner: 'authorization_server',
  title: 'The organization has not approved this app for its data',
  signs:
    'An API that had taken the token answers 403 for what belongs to an organization, and says that it restricts third-party or OAuth apps.',
  against: 'A 403 that speaks of scopes, of the person’s own rights, or of a token that is no longer good.',
  fix: 'Let an owner of the organization approve the app (GitHub: organization settings, Third-party access, OAuth app policy), or let the person ask for it in the app’s entry under their own settings. The login needs no change; a new one is not needed either.',
  references: ['rfc6750#3.1'],
  example: 'GET /repos/acme/docs → 403 “the `acme` organization has enabled OAuth App access restrictions”',
  confusedWith: ['scope-missing', 'resource-rejected', 'access-denied', 'policy-denied'],
  folds: ['resource-rejected', 'scope-missing', 'code-not-redeemed', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }) {
    const exchanges = [...flow.messages.map(({ exchange }) => exchange), ...flow.context];
    for (const exchange of exchanges) {
      if (exchange.status !== 403) continue;
      const said = saidBy(exchange)?.phrases.find(
        ({ phrase }) => phrase.cause === 'app-restricted-by-organization',
      );
      if (!said) continue;
      const { at } = placeIn(flow, exchange, null);
      const host = hostOf(exchange.url);
      return {
        at: at ?? flow.messages.at(-1),
        why: `The login worked and the token is good; ${host} refuses it for the data of an organization that lets only apps in which it has approved. ${host} says “${said.words.text}”.`,
        proof: 'phrase',
        confidence: 'certain',
        quote: { text: said.words.text, host, at: exchange },
      };
    }
    return undefined;
  },
});
