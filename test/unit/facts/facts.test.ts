import { describe, expect, it } from 'vitest';
import { fact } from '../../../lib/facts/fact.ts';
import { factsOf } from '../../../lib/facts/facts.ts';
import { factsIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');

describe('the facts of a flow', () => {
  it('leave undefined what was not seen, so that no rule can need it', () => {
    const facts = factsIn(a.request());
    expect(facts.authorizationRequest).toBeDefined();
    const unseen = [
      'authorizationResponse',
      'redemptions',
      'tokenRequests',
      'idTokens',
      'errorPage',
    ] as const;
    expect(unseen.filter((name) => facts[name] !== undefined)).toEqual([]);
  });

  it('have the answer with the fragment that only its redirect showed', () => {
    const { code, state } = a.values;
    const target = `https://app.example/cb#code=${code}&state=${state}`;
    const facts = factsIn(
      a.request({ response_mode: 'fragment' }),
      { ...a.refer(), redirectUrl: target },
      a.landing('https://app.example/cb'),
    );
    expect(facts.authorizationResponse).toMatchObject({ url: target, params: { code }, carrier: 'request' });
  });

  it('count refreshes among the token requests, not among the redemptions', () => {
    const { refreshToken } = a.values;
    const facts = factsIn(
      a.request(),
      a.landing(),
      a.redemption(),
      a.refresh(refreshToken, { access: 't2' }),
    );
    expect(facts.tokenRequests).toHaveLength(2);
    expect(facts.redemptions).toHaveLength(1);
  });

  it('can be derived from nothing at all', () => {
    const facts = factsOf({ key: '', messages: [], context: [], parent: undefined, metadata: undefined });
    expect(facts).toMatchObject({ grant: null, responseMode: null, pkce: null, isHidden: false });
    expect(facts.ending.outcome).toBe('pending');
  });

  it('derive a further one when it is asked for, and once', () => {
    const asked: string[] = [];
    const further = fact('further', ({ protocol }) => {
      asked.push(protocol);
      return { protocol };
    });
    const facts = factsIn(a.request());
    expect(asked).toEqual([]);
    expect(facts.of(further)).toBe(facts.of(further));
    expect(asked).toEqual(['oidc']);
  });

  it('remember that one was not seen', () => {
    const asked: number[] = [];
    const unseen = fact('unseen', () => void asked.push(1));
    const facts = factsIn(a.request());
    expect([facts.of(unseen), facts.of(unseen)]).toEqual([undefined, undefined]);
    expect(asked).toHaveLength(1);
  });

  it('name one that threw, once, and throw again for everybody who rests on it', () => {
    const broken = fact('broken', ({ flow }) => {
      throw new RangeError(flow.messages[0]?.url);
    });
    const resting = fact('resting', (facts) => facts.of(broken));
    const facts = factsIn(a.request());
    for (const one of [broken, broken, resting]) expect(() => facts.of(one)).toThrow(RangeError);
    expect(facts.failures).toEqual([
      { part: 'fact', id: 'broken', error: 'RangeError' },
      { part: 'fact', id: 'resting', error: 'RangeError' },
    ]);
  });
});
