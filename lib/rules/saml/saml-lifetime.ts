import { dateTimeOf } from '../../exchange/date-time.ts';
import { samlReadableDeliveries, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { bearersOf } from '../../facts/saml/login.ts';
import { limitsOf, samlTimesOf } from '../../facts/saml/times.ts';
import { spanOf } from '../../facts/time-span.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Assertion can be delivered for too long',
  why: 'Whoever gets hold of an assertion can use it until it ends. An answer is on its way for seconds, so minutes are enough.',
  fix: 'Identity provider: let the confirmation end (NotOnOrAfter) a few minutes after it was made. Service provider: refuse what has ended.',
  references: ['saml-profiles#4.1.4.2', 'saml-core#2.5.1.2'],
  examples: {
    fires: 'SubjectConfirmationData without NotOnOrAfter, or with one a day ahead',
    passes: 'NotOnOrAfter five minutes after IssueInstant; SessionNotOnOrAfter eight hours after it',
  },
};

const minute = 60_000;
const hour = 60 * minute;

/** How long an assertion can be used, and one that was used after its end. */
export default rule({
  id: 'saml-lifetime',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [samlReadableDeliveries],
  inspect({ of }) {
    return of(samlReadableDeliveries).flatMap((delivery) =>
      [takenLate(delivery), endless(delivery) ?? lasting(delivery), early(delivery)].flatMap(
        (one) => one ?? [],
      ),
    );
  },
});

/** Outside its time and refused, the reason of a failed login tells it. */
function takenLate({ answer, acceptance }: SamlDelivery): FindingDraft | undefined {
  const { assertion } = samlTimesOf(answer);
  if (acceptance !== 'accepted' || assertion.verdict !== 'expired' || assertion.by <= 5 * minute)
    return undefined;
  return {
    severity: 'medium',
    confidence: 'firm',
    owner: 'client',
    detail: `The service provider accepted the assertion ${spanOf(assertion.by)} after its ${assertion.limit.name}.`,
    evidence: [answer.message],
  };
}

function endless({ answer: { assertion, message } }: SamlDelivery): FindingDraft | undefined {
  const bearers = assertion ? bearersOf(assertion) : [];
  if (bearers.length === 0 || bearers.some(({ notOnOrAfter }) => notOnOrAfter !== undefined))
    return undefined;
  return {
    severity: 'medium',
    confidence: 'certain',
    detail: 'The bearer’s confirmation has no NotOnOrAfter; expected an end a few minutes ahead.',
    evidence: [message],
  };
}

/** From its making to the first of its ends. */
function lasting({ answer: { assertion, message } }: SamlDelivery): FindingDraft | undefined {
  if (!assertion) return undefined;
  const made = dateTimeOf(assertion.issueInstant ?? assertion.notBefore);
  const ends = limitsOf(assertion, message).until.flatMap(({ value }) => dateTimeOf(value) ?? []);
  if (made === undefined || ends.length === 0) return undefined;
  const window = Math.min(...ends) - made;
  // Some make it a moment before they stamp it.
  if (window <= hour + minute) return undefined;
  return {
    severity: 'low',
    confidence: 'certain',
    detail: `The assertion can be delivered for ${spanOf(window)}; expected minutes.`,
    evidence: [message],
  };
}

function early({ answer: { assertion, message } }: SamlDelivery): FindingDraft | undefined {
  const bearers = assertion ? bearersOf(assertion) : [];
  if (bearers.every(({ notBefore }) => notBefore === undefined)) return undefined;
  return {
    severity: 'info',
    confidence: 'certain',
    detail:
      'The bearer’s confirmation has a NotBefore, which it must not have; some service providers refuse it.',
    evidence: [message],
  };
}
