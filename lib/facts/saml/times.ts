import { dateTimeOf } from '../../exchange/date-time.ts';
import type { SamlAssertion } from '../../messages/saml2/assertion.ts';
import type { Message } from '../../messages/message.ts';
import type { ValueAt } from '../comparison.ts';
import {
  clockByAnswering,
  clockByDate,
  clockByWriting,
  moreTelling,
  partyClocks,
  type PartyClock,
  type PartyClocks,
} from '../party-clocks.ts';
import { receiversClock, validityOf, type Clock, type Limits, type Validity } from '../validity.ts';
import { bearersOf, type SamlAnswer } from './login.ts';

/** An answer against the clock of the service provider that read it. */
export type SamlTimes = {
  /** `Conditions` and the bearer's confirmation. SAML Core §2.5.1.2, §2.4.1.2. */
  readonly assertion: Validity;
  /** `SessionNotOnOrAfter`. Core §2.7.2. */
  readonly session: Validity;
  /** Milliseconds from `AuthnInstant` to the service provider's clock; `undefined` where one of them is not known. */
  readonly sinceAuthentication: number | undefined;
  /** Milliseconds from the response's `IssueInstant` to the service provider's clock. */
  readonly sinceIssue: number | undefined;
  /** Whose clock is wrong, and by how much. */
  readonly clocks: PartyClocks;
};

/** Reads the times of an answer; an encrypted assertion hides its own. */
export function samlTimesOf(answer: SamlAnswer): SamlTimes {
  const { assertion, document, message } = answer;
  const service = serviceClock(answer);
  const clock = receiversClock(message, service);
  return {
    assertion: assertion ? validityOf(limitsOf(assertion, message), clock) : unread(answer),
    session: assertion ? validityOf(sessionOf(assertion, message), clock) : unread(answer),
    sinceAuthentication: since(assertion?.authnInstant, clock),
    sinceIssue: since(document.issueInstant, clock),
    clocks: partyClocks(providerClock(answer), service),
  };
}

function unread({ document }: SamlAnswer): Validity {
  return { verdict: 'not judged', because: document.encryptedAssertions > 0 ? 'encrypted' : 'absent' };
}

function since(instant: string | undefined, clock: Clock | undefined): number | undefined {
  const time = dateTimeOf(instant);
  return time === undefined || !clock ? undefined : clock.time - time;
}

/** Limits of an assertion as it is used; of several bearers' confirmations the most lasting one counts. */
export function limitsOf(assertion: SamlAssertion, message: Message): Limits {
  const { notBefore, notOnOrAfter } = assertion;
  const [bearer] = bearersOf(assertion).toSorted(
    (a, b) => (dateTimeOf(b.notOnOrAfter) ?? Infinity) - (dateTimeOf(a.notOnOrAfter) ?? Infinity),
  );
  const at = (name: string, value: string | undefined): readonly ValueAt[] =>
    value === undefined ? [] : [{ value, name, message }];
  return {
    from: [
      ...at('Conditions/@NotBefore', notBefore),
      ...at('SubjectConfirmationData/@NotBefore', bearer?.notBefore),
    ],
    until: [
      ...at('Conditions/@NotOnOrAfter', notOnOrAfter),
      ...at('SubjectConfirmationData/@NotOnOrAfter', bearer?.notOnOrAfter),
    ],
  };
}

function sessionOf({ sessionNotOnOrAfter: value }: SamlAssertion, message: Message): Limits {
  return {
    from: [],
    until: value === undefined ? [] : [{ value, name: 'AuthnStatement/@SessionNotOnOrAfter', message }],
  };
}

/** What the service provider wrote itself tells more than the date of an answer, which a proxy in front of it may have set. */
function serviceClock({ message, request }: SamlAnswer): PartyClock | undefined {
  const issued = request?.document.issueInstant;
  const written = issued && clockByWriting(writtenAt('AuthnRequest', issued, request.message));
  return moreTelling(clockByDate(message), written || undefined);
}

function providerClock({ posted, document, request, namesRequest }: SamlAnswer): PartyClock | undefined {
  const issued =
    document.issueInstant === undefined ? undefined : writtenAt('Response', document.issueInstant, posted);
  const answering = issued && request && namesRequest ? clockByAnswering(issued, request.message) : undefined;
  const written = answering ?? (issued && clockByWriting(issued));
  return moreTelling(request && clockByDate(request.message), written);
}

function writtenAt(root: string, value: string, message: Message): ValueAt {
  return { value, name: `${root}/@IssueInstant`, message };
}
