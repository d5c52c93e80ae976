import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { samlAnswer, samlRequest, type AnswerChanges } from '../../../support/saml-login.ts';

const id = 'saml-part-unsigned';

/** The provider signed these parts, and the site refused with these words. */
const refused = (signed: AnswerChanges['signed'], says: string, more: AnswerChanges = {}) =>
  capture(
    samlRequest(),
    samlAnswer({
      ...(signed && { signed }),
      exchange: {
        status: 400,
        redirectUrl: undefined,
        responseBody: { mediaType: 'text/html', text: `<h1>Bad Request</h1><p>${says}</p>` },
      },
      ...more,
    }),
  );

describe(`${id} is the cause`, () => {
  it.each<[AnswerChanges['signed'], string, string]>([
    ['assertion', 'Expected exactly one Signature in the Response element.', 'wants the response itself'],
    [
      'assertion',
      'The Message of the Response is not signed and the SP require it',
      'signed the assertion alone',
    ],
    [
      'response',
      'The Assertion of the Response is not signed and the SP require it',
      'signed the response alone',
    ],
    ['response', 'Assertion must be signed', 'wants the assertion signed'],
    [undefined, 'Neither the assertion nor the response was signed.', 'neither of the two is'],
    [undefined, 'No Signature found. SAML Response rejected', 'wants the response itself'],
    ['assertion', 'Error: Invalid document signature', 'wants the response itself'],
    [undefined, 'Either the response or one of the assertions is unsigned.', 'neither of the two is'],
  ])('where %s is signed and the site says “%s”', (signed, says, why) => {
    const exchanges = refused(signed, says);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(why);
    expect(reasonOf(exchanges)?.owner).toBe('authorization_server');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof refused>]>([
    ['where that part is signed', refused('response', 'The Message of the Response is not signed')],
    ['where both are', refused('both', 'Either the Response or Assertion must be signed')],
    ['of a wrong signature', refused('assertion', 'Invalid signature on the Response')],
    ['of the whole document, which is signed', refused('both', 'Invalid document signature')],
    ['of the assertion’s signature', refused('response', 'Error: Invalid signature')],
    ['of another reason', refused('assertion', 'The response has expired')],
    ['of what is encrypted', refused(undefined, 'The assertion is not signed', { isEncrypted: true })],
    ['of a site that let the person in', capture(samlRequest(), samlAnswer({ signed: 'assertion' }))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
