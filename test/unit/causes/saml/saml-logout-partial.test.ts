import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { samlLogout, statusCode } from '../../../support/saml-logout.ts';

const id = 'saml-logout-partial';

describe(id, () => {
  it('is told of a success that did not reach every app', () => {
    const exchanges = samlLogout({ codes: statusCode('Success', statusCode('PartialLogout')) });
    expectReason(exchanges, id, 'PartialLogout');
    expect(reasonOf(exchanges)?.confidence).toBe('certain');
  });

  it.each([
    ['a plain success', statusCode('Success')],
    ['a success with another word', statusCode('Success', statusCode('NoSupportedIDP'))],
  ])('is not told of %s', (_, codes) => {
    expect(causesOf(samlLogout({ codes }))).not.toContain(id);
  });
});
