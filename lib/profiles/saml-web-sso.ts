import type { Facts } from '../facts/facts.ts';
import { acceptanceOf, samlDeliveries, type SamlDelivery } from '../facts/saml/deliveries.ts';
import { bearersOf, samlLoginOf } from '../facts/saml/login.ts';
import { repetitionOf } from '../facts/saml/repetition.ts';
import { messagesOf } from '../flows/flow.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import { judged, must, profile, should } from './profile.ts';

/** The Web Browser SSO profile of SAML 2.0: what both sides owe each other at every login. SAML Profiles §4.1. */
export const samlWebSso = profile({
  id: 'saml-web-sso',
  title: 'SAML 2.0 Web SSO',
  reference: 'saml-profiles#4.1',
  appliesTo: isWebSso,
  requirements: [
    judged(
      'MUST',
      'request-issuer',
      { text: 'The request says who asks.', reference: 'saml-profiles#4.1.4.1' },
      ({ flow }) => every(samlLoginOf(flow).requests, ({ document: { issuer } }) => issuer !== undefined),
    ),
    judged(
      'MUST',
      'response-binding',
      {
        text: 'The answer comes by form or as an artifact, not in the address of a redirect.',
        reference: 'saml-profiles#4.1.2',
      },
      ({ flow }) =>
        every(messagesOf(flow, 'saml_response'), ({ params, exchange }) =>
          Boolean(params['SAMLart'] ?? exchange.method === 'POST'),
        ),
    ),
    must(
      'signed',
      {
        text: 'An answer by form is protected by a signature of the response or of every assertion.',
        reference: 'saml-profiles#4.1.4.5',
      },
      ['saml-assertion-unsigned'],
    ),
    must(
      'signature-reach',
      {
        text: 'A signature covers the very element it stands in, by one reference to its ID.',
        reference: 'saml-core#5.4.2',
      },
      ['saml-signature-reach'],
    ),
    should(
      'signature-strength',
      {
        text: 'Signatures are made with algorithms and keys that can be relied on.',
        reference: 'saml-core#5.4.1',
      },
      ['saml-signature-weak'],
    ),
    must(
      'issuer',
      { text: 'The provider that was asked is the one that answers.', reference: 'saml-profiles#4.1.4.2' },
      ['saml-issuer-mismatch'],
    ),
    must(
      'audience',
      {
        text: 'The assertion is restricted to the service provider that asked.',
        reference: 'saml-profiles#4.1.4.2',
      },
      ['saml-audience-missing', 'saml-audience-other'],
    ),
    must(
      'recipient',
      { text: 'The answer is used where it is addressed to.', reference: 'saml-profiles#4.1.4.2' },
      ['saml-destination-mismatch'],
    ),
    judged(
      'MUST',
      'confirmation-end',
      {
        text: 'A bearer’s confirmation has an end and no beginning.',
        reference: 'saml-profiles#4.1.4.2',
      },
      confirmationEnds,
    ),
    should(
      'short-lived',
      {
        text: 'An assertion can be used for minutes, and not after its end.',
        reference: 'saml-core#2.5.1.2',
      },
      ['saml-lifetime'],
    ),
    judged(
      'MUST',
      'authentication',
      {
        text: 'The assertion says when and how the person was authenticated.',
        reference: 'saml-profiles#4.1.4.2',
      },
      ({ of }) =>
        every(
          readableIn(of(samlDeliveries)),
          ({ answer: { assertion } }) => assertion?.authnInstant !== undefined,
        ),
    ),
    must(
      'in-response-to',
      { text: 'An answer that was asked for names the request.', reference: 'saml-profiles#4.1.4.2' },
      ['saml-in-response-to'],
      ({ flow }) => samlLoginOf(flow).requests.length > 0,
    ),
    judged(
      'MUST',
      'no-replay',
      { text: 'The service provider takes an assertion once.', reference: 'saml-profiles#4.1.4.5' },
      takenOnce,
    ),
    must(
      'relay-state',
      { text: 'RelayState is short and comes back as it was sent.', reference: 'saml-bindings#3.5.3' },
      ['saml-relay-state'],
      ({ flow }) => samlLoginOf(flow).requests.length > 0,
    ),
    should(
      'request-signed',
      {
        text: 'Requests are signed where metadata says that they are.',
        reference: 'saml-metadata#2.4.3',
      },
      ['saml-request-unsigned'],
    ),
    must('tls', { text: 'Messages travel over TLS.', reference: 'saml-bindings#3.1.2.1' }, [
      'saml-over-http',
    ]),
  ],
});

/** A login: a logout or a metadata document alone is none. */
function isWebSso({ flow, protocol }: Facts): boolean {
  return (
    protocol === 'saml2' &&
    messagesOf(flow, 'saml_authn_request').length + messagesOf(flow, 'saml_response').length > 0
  );
}

function every<T>(seen: readonly T[], isSo: (one: T) => boolean): RequirementStatus {
  if (seen.length === 0) return 'not_seen';
  return seen.every(isSo) ? 'pass' : 'fail';
}

/** Those whose assertion can be read: an encrypted one hides what is asked. */
function readableIn(deliveries: readonly SamlDelivery[] | undefined): readonly SamlDelivery[] {
  return (deliveries ?? []).filter(({ answer }) => answer.assertion !== undefined);
}

function confirmationEnds({ of }: Facts): RequirementStatus {
  const bearers = readableIn(of(samlDeliveries)).flatMap(({ answer: { assertion } }) =>
    assertion ? bearersOf(assertion) : [],
  );
  return every(
    bearers,
    ({ notOnOrAfter, notBefore }) => notOnOrAfter !== undefined && notBefore === undefined,
  );
}

/** Only a second delivery shows it. */
function takenOnce(facts: Facts): RequirementStatus {
  const login = samlLoginOf(facts.flow);
  const again = login.answers.filter(
    (answer) => answer.document.assertions.length > 0 && repetitionOf(answer, login),
  );
  const taken = new Set(again.map((answer) => acceptanceOf(facts, answer, answer === login.answers.at(-1))));
  if (taken.has('accepted')) return 'fail';
  return taken.has('refused') ? 'pass' : 'not_seen';
}
