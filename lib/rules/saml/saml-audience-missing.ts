import { samlDeliveries, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { bearersOf } from '../../facts/saml/login.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Assertion is good for any service',
  why: 'An assertion that names no audience can be taken to any other service of the same identity provider, by whoever got it at the first.',
  fix: 'Identity provider: name the entity id of the service provider in AudienceRestriction.',
  references: ['saml-profiles#4.1.4.2', 'saml-core#2.5.1.4'],
  examples: {
    fires: 'Conditions without AudienceRestriction',
    passes: '<AudienceRestriction><Audience>https://sp.example/metadata</Audience></AudienceRestriction>',
  },
};

/** Nothing says whom a bearer assertion is for. */
export default rule({
  id: 'saml-audience-missing',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [samlDeliveries],
  inspect({ of }) {
    const bearers = of(samlDeliveries).filter(isBearer);
    if (bearers.length === 0) return 'not applicable';
    return bearers
      .filter(({ answer }) => answer.assertion?.audiences.length === 0)
      .map(({ answer }) => ({
        confidence: 'certain',
        detail: 'The assertion names no audience; expected the entity id of the service provider.',
        evidence: [answer.message],
      }));
  },
});

/** Whoever brings it may use it; one that says nothing of that is taken for such. */
function isBearer({ answer: { assertion } }: SamlDelivery): boolean {
  return assertion !== undefined && (assertion.confirmations.length === 0 || bearersOf(assertion).length > 0);
}
