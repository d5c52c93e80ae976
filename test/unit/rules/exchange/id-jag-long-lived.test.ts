import { describe, expect, it } from 'vitest';
import { crossApp, idJag } from '../../../support/cross-app.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { baseTime } from '../../../support/exchange.ts';

const rule = 'id-jag-long-lived';
const lasting = (seconds: number) =>
  verdictsOf(rule, crossApp({ assertion: idJag({ exp: baseTime / 1000 + seconds }) }));

describe('id-jag-long-lived', () => {
  it('is an info above ten minutes', () => {
    expect(lasting(86_400)).toEqual(['info certain']);
  });

  it.each([300, 600, -60])('says nothing of one that is good for %i seconds', (seconds) => {
    expect(lasting(seconds)).toEqual([]);
  });

  it('says nothing where a time is missing', () => {
    expect(verdictsOf(rule, crossApp({ assertion: idJag({ iat: undefined }) }))).toEqual([]);
  });
});
