import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, form, type ExchangeFields } from '../../../support/exchange.ts';
import { association, ns, openid, steamLogin } from '../../../support/openid2.ts';

const messageOf = (fields: ExchangeFields) => recognise(exchange(fields), nothingLearned)[0];

describe('an association', () => {
  it('is named by the handle that was agreed on', () => {
    expect(messageOf(association('h1'))).toMatchObject({
      kind: 'openid_association',
      answer: { assoc_handle: 'h1', expires_in: '1209600' },
      protocol: 'openid2',
      ties: [{ name: 'assoc_handle', value: 'h1' }],
    });
  });

  it('that the provider does not support says so (§8.2.4)', () => {
    const text = `ns:${ns}\nerror:no\nerror_code:unsupported-type\nassoc_type:HMAC-SHA1\n`;
    const refused = { ...association(), responseBody: { mediaType: 'text/plain', text } };
    expect(messageOf(refused)?.error).toMatchObject({ code: 'unsupported-type', description: 'no' });
  });
});

describe('a verification', () => {
  it('shares its signature with the answer it asks about', () => {
    expect(messageOf(steamLogin.verification('true'))).toMatchObject({
      kind: 'openid_verification',
      answer: { is_valid: 'true' },
      ties: [{ name: 'sig', value: 'W0u5DRbtHE1GG0ZKXjerUZDUGmc=' }],
    });
  });

  it('fails when the provider does not know the answer', () => {
    expect(messageOf(steamLogin.verification('false'))?.error).toMatchObject({
      code: 'is_valid:false',
      refused: false,
    });
    expect(messageOf(steamLogin.verification('true'))?.error).toBeUndefined();
  });
});

describe('is neither:', () => {
  it.each<[string, ExchangeFields]>([
    ['a mode alone', form('https://a.example/x', { 'openid.mode': 'associate' })],
    ['a check without a signature', form('https://a.example/x', { 'openid.mode': 'check_authentication' })],
    [
      'the same words without the prefix',
      form('https://a.example/x', { mode: 'associate', assoc_type: 'HMAC-SHA1' }),
    ],
    [
      'a page with such an address',
      {
        url: `https://a.example/?${new URLSearchParams(openid({ mode: 'associate', assoc_type: 'x' }))}`,
        context: { resourceType: 'main_frame' },
      },
    ],
  ])('%s', (_, fields) => {
    expect(messageOf(fields)).toBeUndefined();
  });
});
