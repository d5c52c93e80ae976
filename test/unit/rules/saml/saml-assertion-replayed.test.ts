import { describe, expect, it } from 'vitest';
import { baseTime } from '../../../support/exchange.ts';
import { answerTaken, found, loginWith, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-assertion-replayed';

const again = (after: number, how: 'accepted' | 'refused' | 'unseen' = 'accepted', id = '_response1') =>
  answerTaken({ id, exchange: { id: 'again', entry: 7, startedAt: baseTime + 1000 + after } }, how);

describe('saml-assertion-replayed is', () => {
  it('high where the service provider took the same answer again', () => {
    expect(found(rule, { then: [again(60_000)] })).toEqual(['high certain']);
  });

  it('high where another response brings the same assertion', () => {
    expect(found(rule, { then: [again(60_000, 'accepted', '_response2')] })).toEqual(['high certain']);
  });

  it('low where it refused', () => {
    expect(found(rule, { then: [again(60_000, 'refused')] })).toEqual(['low certain']);
  });

  it('a remark where it refused at once: somebody loaded the page again', () => {
    expect(found(rule, { then: [again(1500, 'refused')] })).toEqual(['info certain']);
  });
});

describe('saml-assertion-replayed says nothing', () => {
  it('of one delivery', () => {
    expect(found(rule, {})).toEqual([]);
    expect(outcome(rule, {})).toBe('pass');
  });

  it('of a second login', () => {
    const next = answerTaken(
      { id: '_r2', assertionId: '_a2', exchange: { id: 'next', entry: 7, startedAt: baseTime + 60_000 } },
      'accepted',
    );
    expect(found(rule, { then: [next] })).toEqual([]);
  });

  it('of a redirect that keeps the form', () => {
    const [request, answer] = loginWith({});
    const to = 'https://sp.example/saml/acs2';
    const hop = { ...answer!, status: 307, redirectUrl: to, responseHeaders: [] };
    const end = { ...answer!, url: to, id: 'end', entry: 3, startedAt: answer!.startedAt + 50 };
    expect(
      found(rule, {
        request: null,
        before: [request!, hop],
        answer: { at: to, exchange: { startedAt: end.startedAt } },
      }),
    ).toEqual([]);
  });

  it('of a post that was cut off and sent again', () => {
    const [request, answer] = loginWith({ taken: 'unseen' });
    expect(found(rule, { request: null, before: [request!, answer!], answer: {} })).toEqual([]);
  });
});
