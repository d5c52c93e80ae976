import { describe, expect, it } from 'vitest';
import { samlFactsOf } from '../../../../lib/facts/saml/facts.ts';
import { flowsIn } from '../../../support/flows-in.ts';
import { samlAnswer, samlFactsIn, samlRequest, service } from '../../../support/saml-login.ts';

describe('an answer is delivered twice', () => {
  it('when its form is sent again', () => {
    const { repetition, inResponseTo } = samlFactsIn(samlRequest(), samlAnswer(), samlAnswer());
    expect(repetition).toMatchObject({
      what: 'response',
      id: '_response1',
      first: { exchange: { id: 'x1' } },
      after: 1000,
    });
    expect(inResponseTo.verdict).toBe('answers the request');
  });

  it('when another response brings the same assertion', () => {
    const { repetition } = samlFactsIn(samlRequest(), samlAnswer(), samlAnswer({ id: '_response2' }));
    expect(repetition).toMatchObject({ what: 'assertion', id: '_assertion1' });
  });

  it('when nobody had asked for it', () => {
    const unasked = samlAnswer({ inResponseTo: null, relayState: null });
    const facts = flowsIn(unasked, unasked).flatMap(samlFactsOf);
    expect(facts.map(({ repetition }) => repetition?.what)).toEqual([undefined, 'response']);
  });
});

describe('an answer is delivered once', () => {
  it('when it is', () => {
    expect(samlFactsIn(samlRequest(), samlAnswer()).repetition).toBeUndefined();
  });

  it('when a redirect carries the form on', () => {
    const hop = { ...samlAnswer(), status: 307, redirectUrl: `${service.consumer}/` };
    const landing = { ...samlAnswer(), url: `${service.consumer}/` };
    const flow = flowsIn(samlRequest(), hop, landing).flatMap(samlFactsOf);
    expect(flow.map(({ repetition }) => repetition)).toEqual([undefined]);
  });

  it('when two logins have two assertions', () => {
    const second = samlAnswer({ id: '_response2', assertionId: '_assertion2', inResponseTo: null });
    const facts = flowsIn(samlAnswer({ inResponseTo: null }), second).flatMap(samlFactsOf);
    expect(facts.map(({ repetition }) => repetition)).toEqual([undefined, undefined]);
  });
});
