import { describe, expect, it } from 'vitest';
import { responseModeOf } from '../../../lib/facts/response-mode.ts';
import { formBody } from '../../support/exchange.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');

describe('the response mode', () => {
  it.each([
    ['query', {}],
    ['fragment', { response_type: 'id_token token' }],
    ['fragment', { response_type: 'code id_token' }],
    ['form_post', { response_mode: 'form_post' }],
    ['web_message', { response_mode: 'web_message' }],
    ['query.jwt', { response_mode: 'jwt' }],
    ['fragment.jwt', { response_mode: 'jwt', response_type: 'code token' }],
    ['form_post.jwt', { response_mode: 'form_post.jwt' }],
  ])('is %s by what was asked: %j', (mode, asked) => {
    expect(responseModeOf(flowIn(a.request(asked)))).toBe(mode);
  });

  it('is what was seen, whatever had been asked', () => {
    const { code, state } = a.values;
    const posted = {
      url: 'https://app.example/cb',
      method: 'POST',
      requestBody: formBody({ code, state }),
      status: 200,
    };
    expect(responseModeOf(flowIn(a.request(), posted))).toBe('form_post');
  });

  it('is none without a front channel', () => {
    expect(responseModeOf(flowIn(a.redemption({ grant_type: 'client_credentials' })))).toBeNull();
  });
});
