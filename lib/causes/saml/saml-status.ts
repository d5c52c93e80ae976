import { itSays } from '../../explain/quote.ts';
import type { SamlFacts } from '../../facts/saml/facts.ts';
import { lastWord } from '../../messages/saml2/status-error.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import type { SamlStatusCode } from '../../facts/saml/status.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The identity provider answered with an error, whose inner code tells why. SAML Core §3.2.2.2. */
export default cause({
  id: 'saml-status',
  owner: 'authorization_server',
  title: 'The identity provider answered with an error',
  signs:
    'The Response’s status (of a logout, the LogoutResponse’s) is not Success; its second code names the reason.',
  against: 'Success: then the site refused it.',
  fix: 'Look into the identity provider’s log at this moment, and compare the request with what it is set up for.',
  references: ['saml-core#3.2.2.2'],
  example: 'Responder / NoAuthnContext',
  confusedWith: ['access-denied'],
  folds: ['unexplained', 'known-error', 'callback-failed'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow, ending }): CauseDraft | undefined {
    const answer = of(lastSamlAnswer);
    const refusal = answer?.refusal;
    if (!refusal || ending.outcome === 'succeeded')
      return refusedLogout(messagesOf(flow, 'saml_logout_response').at(-1));
    const name = refusal.urns.at(-1)?.split(':').at(-1) ?? refusal.code;
    const asked = answer?.answer.request?.document;
    const { why, fix, owner } = (asked && askedFor(refusal.code, asked)) ?? told[refusal.code] ?? {};
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

/** SAML Core §3.7.3.2: a participant may not know the session, or not all could be asked. */
function refusedLogout(at: Message | undefined): CauseDraft | undefined {
  const { code, description } = at?.error ?? {};
  if (!at || code === undefined) return undefined;
  return {
    at,
    why: `The logout was not carried out as asked (${code}): the session on the side that answered may still be there.${itSays(description ?? undefined)}`,
    fix: 'Compare NameID (format and value) and SessionIndex of the LogoutRequest with those of the assertion that began the session; the answering side’s log at this moment has the reason.',
    owner: 'client',
    proof: 'code',
    confidence: 'firm',
    evidence: [at],
  };
}

type AskedFor = NonNullable<SamlFacts['answer']['request']>['document'];
type Words = { readonly why: string; readonly fix: string; readonly owner?: 'client' };

/** The same with what the request asked for, where it says so. SAML Core §3.4.1.1, §3.3.2.2.1. */
function askedFor(
  code: SamlStatusCode,
  { nameIdFormat, requestedAuthnContexts }: AskedFor,
): Words | undefined {
  if (code === 'InvalidNameIDPolicy' && nameIdFormat) {
    const format = lastWord(nameIdFormat);
    if (format === 'unspecified') return undefined;
    return {
      why: `The site asks for a name in the format ${format}, and the identity provider has none such for this person and site`,
      fix: `Let the identity provider send this site a Name ID of the format ${format} (AD FS: a claim rule that makes it a Name ID, with that outgoing name ID format), and see that the person has the value; or set the site to another format, or to none (unspecified).`,
      owner: 'client',
    };
  }
  if (code !== 'NoAuthnContext' || requestedAuthnContexts.length === 0) return undefined;
  const ways = requestedAuthnContexts.map(lastWord).join(', ');
  return {
    why: `The site asks for a sign-in by ${ways}, which the identity provider could not give`,
    fix: `Let the site ask for no RequestedAuthnContext, or with Comparison="minimum", or for what the provider has; or let the provider offer ${ways}.`,
    owner: 'client',
  };
}

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
