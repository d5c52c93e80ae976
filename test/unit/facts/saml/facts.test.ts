import { describe, expect, it } from 'vitest';
import { samlFactsOf, type SamlFacts } from '../../../../lib/facts/saml/facts.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { redacted } from '../../../support/redacted.ts';
import {
  dated,
  samlFactsIn,
  samlLogin,
  service,
  type AnswerChanges,
  type RequestChanges,
} from '../../../support/saml-login.ts';
import { statusXml } from '../../../support/single-sign-on.ts';

/** What was found, without the values. */
function verdictsOf(facts: SamlFacts) {
  const { destination, recipient, consumer, audience, issuer, issuers } = facts;
  const { nameIdFormat, authnContext, binding, certificate, times, metadata } = facts;
  const compared = { destination, recipient, consumer, audience, issuer, issuers, nameIdFormat };
  const parts = Object.entries({ ...compared, authnContext, binding, certificate }).map(([name, one]) => [
    name,
    one.verdict === 'differs' ? one.parts.join(' ') : one.verdict,
  ]);
  return {
    ...Object.fromEntries(parts),
    assertion: times.assertion.verdict,
    by: 'by' in times.assertion && times.assertion.by,
    session: times.session.verdict,
    off: times.clocks.off,
    metadata: metadata.verdict,
    inResponseTo: facts.inResponseTo.verdict,
    repetition: facts.repetition?.what,
    relayState: facts.relayState.verdict,
    refusal: facts.refusal?.code,
    signed: facts.signed,
    postBecameGet: facts.postBecameGet?.differsIn,
  };
}

const minutes = 60_000;

describe('a redacted trace gives the same verdicts', () => {
  const cases: readonly (readonly [string, RequestChanges, AnswerChanges])[] = [
    ['of a login in order', {}, {}],
    ['of another scheme', {}, { destination: 'http://sp.example:8180/saml/acs' }],
    ['of a slash', {}, { destination: `${service.consumer}/`, recipients: [`${service.consumer}/`] }],
    ['of other letters', {}, { destination: 'https://sp.example/SAML/acs' }],
    ['of another host', {}, { at: 'https://www.sp.example/saml/acs' }],
    [
      'of an address with a name drawn by lot',
      { consumer: 'https://sp.example/acs/8fK3jQ92LmXz7TpWcR5vBn41' },
      {
        at: 'https://sp.example/acs/8fK3jQ92LmXz7TpWcR5vBn41/',
        destination: 'https://sp.example/acs/8fK3jQ92LmXz7TpWcR5vBn41',
      },
    ],
    ['of an audience by a slash', {}, { audiences: [[`${service.entityId}/`]] }],
    ['of an audience that is no address', { issuer: 'wiki' }, { audiences: [['Wiki']] }],
    [
      'of an audience that is an id',
      { issuer: 'spn:9f1c2a34-aaaa-bbbb-cccc-0123456789ab' },
      { audiences: [['9f1c2a34-aaaa-bbbb-cccc-0123456789ab']] },
    ],
    ['of a URN', { issuer: 'urn:example:sp:prod' }, { audiences: [['urn:example:sp:Prod']] }],
    ['of times', {}, { notBefore: baseTime + 9 * minutes, sessionUntil: baseTime - minutes }],
    ['of a clock', {}, { exchange: { responseHeaders: [dated(baseTime + 30 * minutes)] } }],
    ['of another request', {}, { inResponseTo: '_elsewhere' }],
    ['of two halves', {}, { innerInResponseTo: '_elsewhere' }],
    ['of a refusal', {}, { status: statusXml('Requester', 'NoAuthnContext', 'Not for kim') }],
    ['of a signature', {}, { certificate: 'MIIBszCCARyg' }],
    ['of an encrypted assertion', {}, { isEncrypted: true }],
    ['of a form that was lost', {}, { exchange: { status: 301, redirectUrl: `${service.consumer}/` } }],
  ];

  it.each(cases)('%s', (_, request, answer) => {
    const exchanges = capture(...samlLogin(request, answer));
    expect(verdictsOf(samlFactsIn(...redacted(exchanges)))).toEqual(verdictsOf(samlFactsIn(...exchanges)));
  });
});

it('are worked out once for a flow', () => {
  const flow = flowIn(...samlLogin());
  expect(samlFactsOf(flow)).toBe(samlFactsOf(flow));
});
