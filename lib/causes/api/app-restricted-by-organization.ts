import { hostOf } from '../../exchange/parameters.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import type { Facts } from '../../facts/facts.ts';
import { organizationAccessOf } from '../../facts/pages/organization-access.ts';
import { saidBy, type SaidPhrase } from '../../facts/said/said.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { cause, placeIn, type CauseDraft } from '../cause.ts';
import { quoting } from '../said/from-words.ts';

/** The person’s token is good, and the organization whose data is asked for lets only apps in that it approved. */
export default cause({
  id: 'app-restricted-by-organization',
  owner: 'authorization_server',
  title: 'The organization has not approved this app for its data',
  signs:
    'An API that had taken the token answers 403 for what belongs to an organization, and says that it restricts third-party or OAuth apps. Or: the provider’s consent page lists organizations that have not approved the app (Request, Grant), and the app then says that the person is a member of none that it lets in.',
  against:
    'A 403 that speaks of scopes, of the person’s own rights, or of a token that is no longer good; a consent page on which every organization has approved the app; an app that refuses for another reason, as an e-mail domain.',
  fix: 'Let an owner of the organization approve the app (GitHub: organization settings, Third-party access, OAuth app policy), or let the person ask for it in the app’s entry under their own settings. The login needs no change; a new one is not needed either.',
  references: ['rfc6750#3.1'],
  example: 'GET /repos/acme/docs → 403 “the `acme` organization has enabled OAuth App access restrictions”',
  confusedWith: ['scope-missing', 'resource-rejected', 'access-denied', 'policy-denied', 'not-provisioned'],
  folds: [
    'api-forbids',
    'resource-rejected',
    'scope-missing',
    'code-not-redeemed',
    'callback-failed',
    'not-provisioned',
    'not-assigned',
    'policy-denied',
    'unexplained',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts) {
    const { flow } = facts;
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
    return facts.ending.outcome === 'succeeded' ? undefined : atConsent(facts);
  },
});

/** The consent page told of organizations that let the app see nothing of them; to the app the person is a member of none. */
function atConsent(facts: Facts): CauseDraft | undefined {
  const { flow } = facts;
  const shown = [
    ...flow.messages.filter(isFrontChannelRequest).map(({ exchange }) => exchange),
    ...flow.context,
  ];
  const page = shown.findLast((one) => organizationAccessOf(one) !== undefined);
  if (!page) return undefined;
  for (const { exchange, at, by } of facts.of(failingExchanges)) {
    const said = by === 'client' && saidBy(exchange)?.phrases.find(isOfMembers);
    if (!said) continue;
    const [provider, app] = [hostOf(page.url), hostOf(exchange.url)];
    const which =
      organizationAccessOf(page) === 'partly'
        ? 'not every organization of this person'
        : 'no organization of this person';
    return {
      at,
      ...quoting(
        `${app} lets in only members of certain organizations, and ${provider} did not show it the membership: ${which} has approved this app, as the consent page of ${provider} said (Organization access). To the app the person is then a member of none.`,
        { text: said.words.text, host: app, at: exchange },
      ),
      fix: `An owner of the organization approves the app at ${provider} (organization settings, Third-party access), asked for with Request on the consent page; then sign in again. Should the person belong to none of the organizations that the app lets in, whoever runs the app must admit them.`,
      proof: 'phrase',
      confidence: 'firm',
    };
  }
  return undefined;
}

/** That somebody belongs to nothing that is let in; an e-mail's domain is no membership. */
function isOfMembers({ phrase, words }: SaidPhrase): boolean {
  const isRefused = phrase.cause === 'not-provisioned' || phrase.suspects.includes('not-provisioned');
  return (
    isRefused &&
    /\b(?:organi[sz]ation|org|team|member|group|miembro|membre|mitglied|membro|lid)/i.test(words.text)
  );
}
