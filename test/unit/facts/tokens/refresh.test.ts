import { describe, expect, it } from 'vitest';
import { refreshesOf, scopesIn } from '../../../../lib/facts/tokens/refresh.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { refresh, renewed } from '../../../support/refresh.ts';

describe('a refresh', () => {
  it('tells what was sent, what came back and how it ended', () => {
    const flow = flowIn(refresh(0, 'rt-1', renewed('rt-2')), refresh(9, 'rt-2', { error: 'invalid_grant' }));
    expect(refreshesOf(flow).map(({ sent, received, succeeded }) => [sent, received, succeeded])).toEqual([
      ['rt-1', 'rt-2', true],
      ['rt-2', undefined, false],
    ]);
  });

  it('whose answer was not recorded is not read', () => {
    const [one] = refreshesOf(flowIn(refresh(0, 'rt-1', {}, {}, { responseBody: undefined })));
    expect(one).toMatchObject({ received: undefined, succeeded: true, isRead: false });
  });

  it('is no other grant', () => {
    expect(refreshesOf(flowIn(refresh(0, 'rt-1', renewed(), { grant_type: 'client_credentials' })))).toEqual(
      [],
    );
  });
});

it('scopes come apart at blanks and commas, each once', () => {
  expect(scopesIn('a b,c  a')).toEqual(['a', 'b', 'c']);
  expect([scopesIn(undefined), scopesIn(7), scopesIn('')]).toEqual([[], [], []]);
});
