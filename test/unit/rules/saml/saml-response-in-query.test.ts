import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { urlWith } from '../../../support/exchange.ts';
import { samlAnswer, service, type AnswerChanges } from '../../../support/saml-login.ts';
import { found, foundIn, loginWith, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-response-in-query';

/** The same answer in the address of a GET. */
const inQuery = (answer: AnswerChanges = {}) => {
  const posted = samlAnswer(answer);
  const fields = Object.fromEntries(new URLSearchParams(posted.requestBody?.text));
  const [request] = loginWith({});
  const got = {
    ...posted,
    id: 'got',
    entry: 1,
    startedAt: posted.startedAt + 1000,
    method: 'GET',
    url: urlWith(service.consumer, fields),
    requestBody: undefined,
    requestHeaders: [],
  };
  return [request!, got];
};

describe('saml-response-in-query is', () => {
  it('medium for an assertion in an address', () => {
    expect(foundIn(rule, inQuery())).toEqual(['medium certain']);
  });

  it('low for an encrypted one', () => {
    expect(foundIn(rule, inQuery({ isEncrypted: true }))).toEqual(['low certain']);
  });
});

describe('saml-response-in-query says nothing', () => {
  it('of a form that is posted', () => {
    expect(found(rule, {})).toEqual([]);
    expect(outcome(rule, {})).toBe('pass');
  });

  it('of a refusal, which has no assertion', () => {
    const status = '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/>';
    expect(foundIn(rule, inQuery({ status }))).toEqual([]);
  });

  it('of another protocol', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
