import { describe, expect, it } from 'vitest';
import { postedTokenBody, postedTokenIn, type PostedToken } from '../../../lib/exchange/posted-token.ts';
import { jwt } from '../../support/logins.ts';

const posted = (text: string, method = 'POST') =>
  postedTokenIn({ method, requestBody: { mediaType: '', text } });
const token = jwt({ sub: 'kim' });

describe('a token that a page posts', () => {
  it.each<[string, PostedToken, string]>([
    ['by its form, whatever its name', 'sure', `{"input":{"value":"${token}"}}`],
    ['alone', 'sure', token],
    ['in a form', 'sure', `return=%2F&credential=a-token-of-this-login`],
    ['by its name', 'sure', '{"idToken": "a-token-of-this-login"}'],
    ['in JSON within JSON', 'sure', String.raw`{"body":"{\"id_token\":\"a-token-of-this-login\"}"}`],
    ['by a name that keys have, too', 'likely', '{"token":"a-token-of-this-login"}'],
  ])('is known %s', (_, kind, text) => {
    expect(posted(text)).toBe(kind);
  });

  it.each([
    ['a form’s own protection', '{"csrf_token":"a-token-of-this-form-1"}'],
    ['a short one', '{"token":"123456"}'],
    ['a sentence', '{"token":"none was given to us here"}'],
    ['a name within a word', '{"tokens":"a-token-of-this-login"}'],
    ['a password', '{"user":"kim","password":"correct-horse-battery"}'],
    ['an upload', `{"id_token":"a-token-of-this-login","file":"${'x'.repeat(20_000)}"}`],
  ])('is not %s', (_, text) => {
    expect(posted(text)).toBeUndefined();
  });

  it('is not what is asked for, nor what was not recorded', () => {
    expect(posted('{"id_token":"a-token-of-this-login"}', 'GET')).toBeUndefined();
    expect(postedTokenIn({ method: 'POST', requestBody: undefined })).toBeUndefined();
  });

  it.each<PostedToken>(['sure', 'likely'])('is %s again in what is kept of it', (kind) => {
    expect(postedTokenIn({ method: 'POST', requestBody: postedTokenBody(kind) })).toBe(kind);
  });
});
