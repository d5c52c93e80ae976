import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { samlLogout, statusCode } from '../../../support/saml-logout.ts';

const id = 'saml-logout-partial';

describe('a logout that did not reach every app', () => {
  it('is told by a success that says so', () => {
    const exchanges = samlLogout({ codes: statusCode('Success', statusCode('PartialLogout')) });
    expectReason(exchanges, id, 'PartialLogout');
    expect(reasonOf(exchanges)?.confidence).toBe('certain');
  });

  it.each([
    ['a plain success', statusCode('Success')],
    ['a success with another word', statusCode('Success', statusCode('NoSupportedIDP'))],
  ])('is not told by %s', (_, codes) => {
    expect(causesOf(samlLogout({ codes }))).not.toContain(id);
  });
});
