import { describe, expect, it } from 'vitest';
import { callWith, crossApp, idJag } from '../../../support/cross-app.ts';
import { codeFlow, verdictsOf } from '../../../support/flow.ts';

const rule = 'id-jag-as-bearer';

describe('id-jag-as-bearer is', () => {
  it.each([
    [200, 'high certain'],
    [401, 'medium certain'],
  ])('told by what the API answered: %i is %s', (status, verdict) => {
    expect(verdictsOf(rule, crossApp({ answer: null, then: [callWith(idJag(), status)] }))).toEqual([
      verdict,
    ]);
  });
});

describe('id-jag-as-bearer says nothing', () => {
  it('of the access token that the assertion was traded for', () => {
    expect(verdictsOf(rule, crossApp())).toEqual([]);
  });

  it('of any other login', () => {
    expect(verdictsOf(rule, codeFlow())).toEqual([]);
  });
});
