import { describe, expect, test } from 'vitest';
import { samlRequestIn, samlResponseIn } from '../../../../lib/messages/saml2/document-in.ts';
import { authnRequestXml, encoded } from '../../../support/single-sign-on.ts';

describe('the document among the parameters of a message', () => {
  test('is the one of its own parameter', () => {
    const params = { SAMLRequest: encoded(authnRequestXml()) };
    expect(samlRequestIn(params)?.root).toBe('AuthnRequest');
    expect(samlResponseIn(params)).toBeUndefined();
  });

  test('is read once for all who ask', () => {
    const params = { SAMLRequest: encoded(authnRequestXml()) };
    expect(samlRequestIn(params)).toBe(samlRequestIn(params));
  });

  test('is none where nobody can read it', () => {
    expect(samlRequestIn({ SAMLRequest: '***' })).toBeUndefined();
    expect(samlResponseIn({})).toBeUndefined();
  });
});
