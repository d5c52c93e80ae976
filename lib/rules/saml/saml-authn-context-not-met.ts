import { dateTimeOf } from '../../exchange/date-time.ts';
import { authnContextOf } from '../../facts/saml/asked-for.ts';
import { samlReadableDeliveries, takenWords, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { timeOf } from '../../flows/flow.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Login is not as strong or as recent as asked for',
  why: 'The service provider asked for a certain way to sign in, or for a new login, because something rests on it. Got without, it protects nothing.',
  fix: 'Identity provider: meet RequestedAuthnContext and ForceAuthn or answer NoAuthnContext. Service provider: compare what came with what was asked for.',
  references: ['saml-core#3.3.2.2.1', 'saml-core#3.4.1', 'saml-core#2.7.2'],
  examples: {
    fires: 'RequestedAuthnContext asks for exactly TimeSyncToken, and PasswordProtectedTransport came',
    passes: 'RequestedAuthnContext Comparison="minimum", whatever came',
  },
};

/** Another class than the one that was asked for, or an old login where a new one was. */
export default rule({
  id: 'saml-authn-context-not-met',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [samlReadableDeliveries],
  inspect({ of }) {
    // Whoever asks another provider on passes on how that one did it.
    const own = of(samlReadableDeliveries).filter(
      ({ answer }) => !answer.document.xml.includes('AuthenticatingAuthority'),
    );
    const asked = own.filter(({ answer }) => {
      const request = answer.request?.document;
      return request && (request.forceAuthn || authnContextOf(answer).verdict !== 'not compared');
    });
    if (asked.length === 0) return 'not applicable';
    return asked.flatMap((delivery) => [...otherClass(delivery), ...oldLogin(delivery)]);
  },
});

function otherClass({ answer, acceptance }: SamlDelivery): readonly FindingDraft[] {
  const context = authnContextOf(answer);
  if (context.verdict !== 'differs') return [];
  const { expected, found } = context;
  return [
    {
      severity: acceptance === 'refused' ? 'info' : 'medium',
      confidence: 'certain',
      detail: `${expected.name} asks for ${expected.value}, and ${found.name} is ${found.value}; ${takenWords[acceptance]}.`,
      evidence: [expected.message, found.message],
    },
  ];
}

/** Milliseconds: a provider may round, and stamp the login before it answers. */
const tolerance = 60_000;

/** By the provider’s own clock alone: the login is older than the whole way from request to answer. */
function oldLogin({ answer, acceptance }: SamlDelivery): readonly FindingDraft[] {
  const { request, assertion, message, namesRequest } = answer;
  if (!request?.document.forceAuthn || !namesRequest || !assertion) return [];
  const made = dateTimeOf(assertion.issueInstant);
  const authenticated = dateTimeOf(assertion.authnInstant);
  if (made === undefined || authenticated === undefined) return [];
  const way = timeOf(message) - timeOf(request.message);
  if (way < 0 || made - authenticated <= way + tolerance) return [];
  return [
    {
      severity: acceptance === 'refused' ? 'info' : 'medium',
      confidence: 'certain',
      detail: `ForceAuthn asks for a new login, and AuthnInstant is from before the request; ${takenWords[acceptance]}.`,
      evidence: [request.message, message],
    },
  ];
}
