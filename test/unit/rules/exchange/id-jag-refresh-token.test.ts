import { describe, expect, it } from 'vitest';
import { crossApp } from '../../../support/cross-app.ts';
import { codeFlow, verdictsOf } from '../../../support/flow.ts';

const rule = 'id-jag-refresh-token';
const token = { refresh_token: 'rt-0123456789abcdef' };

describe('id-jag-refresh-token', () => {
  it('is an info where either server gives one', () => {
    expect(verdictsOf(rule, crossApp({ answer: token }))).toEqual(['info certain']);
    expect(verdictsOf(rule, crossApp({ given: token }))).toEqual(['info certain']);
  });

  it('says nothing where none is given', () => {
    expect(verdictsOf(rule, crossApp())).toEqual([]);
  });

  it('says nothing of a login in which a refresh token is usual', () => {
    expect(
      verdictsOf(
        rule,
        codeFlow({ tokenAnswer: { access_token: 'at-0123456789', token_type: 'Bearer', ...token } }),
      ),
    ).toEqual([]);
  });
});
