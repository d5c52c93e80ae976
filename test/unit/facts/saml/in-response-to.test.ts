import { describe, expect, it } from 'vitest';
import { samlFactsOf } from '../../../../lib/facts/saml/facts.ts';
import { flowsIn } from '../../../support/flows-in.ts';
import { factsOfLogin, samlAnswer, samlFactsIn, samlRequest } from '../../../support/saml-login.ts';

describe('an answer names', () => {
  it('the request that was made', () => {
    expect(factsOfLogin().inResponseTo).toMatchObject({
      verdict: 'answers the request',
      named: { value: '_request1', name: 'Response/@InResponseTo' },
    });
  });

  it('the request in its confirmation alone', () => {
    const { inResponseTo } = factsOfLogin({}, { inResponseTo: null, innerInResponseTo: '_request1' });
    expect(inResponseTo).toMatchObject({
      verdict: 'answers the request',
      named: { name: 'SubjectConfirmationData/@InResponseTo' },
    });
  });

  it('no request, and none was made: the provider began', () => {
    const unasked = samlFactsIn(samlAnswer({ inResponseTo: null, relayState: null }));
    expect(unasked.inResponseTo).toEqual({ verdict: 'unsolicited' });
    expect(unasked.repetition).toBeUndefined();
  });

  it('no request although one was made', () => {
    expect(factsOfLogin({}, { inResponseTo: null }).inResponseTo).toMatchObject({
      verdict: 'unsolicited although asked',
      request: { document: { id: '_request1' } },
      confidence: 'firm',
    });
  });

  it('a request that nobody saw, beside the one that was seen', () => {
    expect(factsOfLogin({}, { inResponseTo: '_elsewhere' }).inResponseTo).toMatchObject({
      verdict: 'unknown request',
      named: { value: '_elsewhere' },
      request: { document: { id: '_request1' } },
    });
  });

  it('a request from before the recording: nothing to judge by', () => {
    expect(samlFactsIn(samlAnswer()).inResponseTo).toEqual({ verdict: 'not judged' });
  });

  it('two requests in its two halves', () => {
    expect(factsOfLogin({}, { innerInResponseTo: '_other' }).inResponseTo).toMatchObject({
      verdict: 'halves differ',
      named: { value: '_request1' },
      inside: { value: '_other' },
      confidence: 'certain',
    });
  });

  it('the request in spite of encryption', () => {
    expect(factsOfLogin({}, { isEncrypted: true }).inResponseTo.verdict).toBe('answers the request');
  });
});

describe('of two requests', () => {
  const second = samlRequest({ id: '_request2', relayState: 'r2' });

  it('the answer to the first comes when the second has begun', () => {
    const [first] = flowsIn(samlRequest(), second, samlAnswer());
    expect(samlFactsOf(first!)[0]?.inResponseTo).toMatchObject({
      verdict: 'another request pending',
      named: { value: '_request1' },
      other: { document: { id: '_request2' } },
      confidence: 'firm',
    });
  });

  it('the answer to the second is in order', () => {
    const answer = samlAnswer({ inResponseTo: '_request2', relayState: 'r2' });
    const [, later] = flowsIn(samlRequest(), second, answer);
    expect(samlFactsOf(later!)[0]?.inResponseTo.verdict).toBe('answers the request');
  });

  it('the second may begin when the first has been answered', () => {
    const [first] = flowsIn(samlRequest(), samlAnswer(), second);
    expect(samlFactsOf(first!)[0]?.inResponseTo.verdict).toBe('answers the request');
  });

  it('the second may be another service’s', () => {
    const other = samlRequest({
      id: '_request2',
      issuer: 'https://wiki.example',
      consumer: 'https://wiki.example/acs',
    });
    const [first] = flowsIn(samlRequest(), other, samlAnswer());
    expect(samlFactsOf(first!)[0]?.inResponseTo.verdict).toBe('answers the request');
  });
});

it('one request is answered twice, by two answers', () => {
  const again = samlAnswer({ id: '_response2', assertionId: '_assertion2' });
  const { inResponseTo, repetition } = samlFactsIn(samlRequest(), samlAnswer(), again);
  expect(inResponseTo).toMatchObject({ verdict: 'answered before', confidence: 'certain' });
  expect(repetition).toBeUndefined();
});
