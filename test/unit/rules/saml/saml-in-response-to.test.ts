import { describe, expect, it } from 'vitest';
import { samlRequest } from '../../../support/saml-login.ts';
import { answerTaken, found, foundIn, loginWith, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-in-response-to';

describe('saml-in-response-to is', () => {
  it('high where an answer to another request was accepted', () => {
    expect(found(rule, { answer: { inResponseTo: '_foreign' } })).toEqual(['high firm']);
    expect(found(rule, { answer: { inResponseTo: '_foreign' }, taken: 'refused' })).toEqual(['info firm']);
  });

  it('high where response and assertion name two requests', () => {
    expect(found(rule, { answer: { innerInResponseTo: '_foreign' } })).toEqual(['high certain']);
    expect(found(rule, { answer: { innerInResponseTo: '_foreign' }, taken: 'refused' })).toEqual([
      'info certain',
    ]);
  });

  it('medium where an answer that names none was accepted although one was waiting', () => {
    expect(found(rule, { answer: { inResponseTo: null } })).toEqual(['medium firm']);
    expect(found(rule, { answer: { inResponseTo: null }, taken: 'refused' })).toEqual(['info firm']);
  });

  it('a remark where the provider began', () => {
    const answer = { inResponseTo: null, relayState: null };
    expect(found(rule, { request: null, answer })).toEqual(['info certain']);
  });
});

describe('saml-in-response-to says nothing', () => {
  it('of the answer to the request', () => {
    expect(found(rule, {})).toEqual([]);
    expect(outcome(rule, {})).toBe('pass');
  });

  it('where the recording began after the request', () => {
    expect(outcome(rule, { request: null })).toBe('not applicable');
  });

  it('of two logins in two tabs, each answered', () => {
    const [request, answer] = loginWith({});
    const second = { context: { ...request!.context, tab: 2 }, startedAt: request!.startedAt + 100 };
    const other = samlRequest({ id: '_b', relayState: 'b', exchange: { ...second, id: 'b', entry: 5 } });
    const late = answerTaken({
      id: '_rb',
      assertionId: '_ab',
      inResponseTo: '_b',
      relayState: 'b',
      exchange: { ...second, id: 'bb', entry: 6, startedAt: request!.startedAt + 4000 },
    });
    expect(foundIn(rule, [request!, other, answer!, late])).toEqual([]);
  });

  it('of an answer to another tab’s request', () => {
    const answer = {
      inResponseTo: '_foreign',
      exchange: { context: { resourceType: 'main_frame', tab: 2 } },
    } as const;
    const request = { exchange: { context: { resourceType: 'main_frame', tab: 1 } } } as const;
    expect(found(rule, { request, answer })).toEqual([]);
  });
});
