import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { leftCode, type LeftCode } from '../../../support/left-code.ts';

const id = 'coop-provider-page';
const policy = (value: string): readonly Header[] => [['Cross-Origin-Opener-Policy', value]];
const inPopup: LeftCode = { request: { display: 'popup' } };

describe(`${id} is the cause`, () => {
  it.each(['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'])(
    'where the provider’s page says %s',
    (value) => {
      const exchanges = leftCode({ ...inPopup, provider: policy(value) });
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', owner: 'authorization_server' });
      expect(reasonOf(exchanges)?.why).toContain(
        `https://op.example/auth is sent with Cross-Origin-Opener-Policy: ${value}`,
      );
    },
  );

  it('where the page that the popup came back to is sent with one: the app’s own doing', () => {
    const exchanges = leftCode({ ...inPopup, landing: policy('same-origin-allow-popups') });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, owner: 'client' });
  });

  it('as a guess, where nothing shows a popup', () => {
    const reason = reasonOf(leftCode({ provider: policy('same-origin') }));
    expect(reason).toMatchObject({ cause: id, confidence: 'tentative' });
    expect(reason?.tell_apart).toBeTruthy();
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, LeftCode]>([
    ['where it says that there is none', { provider: policy('unsafe-none') }],
    ['where the app’s page cuts first', { provider: policy('same-origin'), start: policy('same-origin') }],
    ['where the code was redeemed', { provider: policy('same-origin'), isRedeemed: true }],
    ['where the page says something that browsers do not know', { provider: policy('restrict-properties') }],
  ])('%s', (_, changes) => {
    expect(causesOf(leftCode({ ...inPopup, ...changes }))).not.toContain(id);
  });
});
