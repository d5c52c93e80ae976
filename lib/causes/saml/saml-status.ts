import { itSays } from '../../explain/quote.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import type { SamlStatusCode } from '../../facts/saml/status.ts';
import { cause } from '../cause.ts';

/** The identity provider answered with an error, whose inner code tells why. SAML Core §3.2.2.2. */
export default cause({
  id: 'saml-status',
  owner: 'authorization_server',
  title: 'The identity provider answered with an error',
  signs: 'The Response’s status is not Success; its second code names the reason.',
  against: 'Success: then the site refused it.',
  fix: 'Look into the identity provider’s log at this moment, and compare the request with what it is set up for.',
  references: ['saml-core#3.2.2.2'],
  example: 'Responder / NoAuthnContext',
  confusedWith: ['access-denied'],
  folds: ['unexplained', 'known-error', 'callback-failed'],
  needs: ['flow'],
  inspect({ of }) {
    const refusal = of(lastSamlAnswer)?.refusal;
    if (!refusal) return undefined;
    const name = refusal.urns.at(-1)?.split(':').at(-1) ?? refusal.code;
    const { why, fix, owner } = told[refusal.code] ?? {};
    const said = itSays(refusal.message);
    return {
      at: refusal.at,
      why: `${why ?? 'The identity provider refused'} (${name}).${said}`,
      ...(fix && { fix }),
      ...(owner && { owner }),
      proof: 'code',
      confidence: 'certain',
      evidence: [refusal.at],
    };
  },
});

type Words = { readonly why: string; readonly fix: string; readonly owner?: 'client' };

/** What a code of the standard means for the person who has to mend it. */
const told: Readonly<Partial<Record<SamlStatusCode, Words>>> = {
  AuthnFailed: {
    why: 'The identity provider could not sign the person in',
    fix: 'Try the login at the identity provider itself; its log tells what was wrong with password, factor or account.',
  },
  NoAuthnContext: {
    why: 'The identity provider cannot sign the person in the way the site asks for',
    fix: 'Ask for no RequestedAuthnContext, or with Comparison="minimum", or for what the provider has.',
    owner: 'client',
  },
  InvalidNameIDPolicy: {
    why: 'The identity provider has no name in the format that the site asks for',
    fix: 'Ask for the format it has (emailAddress, persistent, unspecified), or set it up at the provider.',
    owner: 'client',
  },
  NoPassive: {
    why: 'Nobody was signed in, and the site asked the identity provider to show nothing',
    fix: 'Send the person to a visible login (without IsPassive).',
    owner: 'client',
  },
};
