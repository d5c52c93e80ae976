import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, form, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { ns, openid, steamLogin } from '../../../support/openid2.ts';
import { flowsOf } from '../../../support/scenario.ts';

const messageOf = (fields: ExchangeFields) => recognise(exchange(fields), nothingLearned)[0];

describe('the provider answers', () => {
  it('that it knows the person (§10.1)', () => {
    expect(messageOf(steamLogin.response())).toMatchObject({
      kind: 'openid_authentication_response',
      confidence: 'firm',
      issuer: 'https://steamcommunity.com/openid/login',
      client: 'https://game.example',
    });
  });

  it('by a redirect, or by a form when it is long (§4.1.2)', () => {
    const { url } = steamLogin.response();
    expect(messageOf(redirect('https://steamcommunity.com/openid/login', url))).toMatchObject({
      carrier: 'redirect',
      url,
    });
    const [action = '', query] = url.split('?');
    const fields = Object.fromEntries(new URLSearchParams(query));
    expect(
      messageOf(form(`${action}?nonce=1`, fields, { context: { resourceType: 'main_frame' } }))?.params,
    ).toEqual(fields);
  });

  it.each([
    ['that somebody pressed Cancel (§10.2.2)', { ns, mode: 'cancel' }, 'cancel', true],
    ['that it would have to ask (§10.2.1)', { ns, mode: 'setup_needed' }, 'setup_needed', false],
    [
      'so in OpenID 1.1, with the page to ask on',
      { mode: 'id_res', user_setup_url: 'https://op.example/s' },
      'setup_needed',
      false,
    ],
    [
      'that the request is wrong (example of §4.1.3)',
      { mode: 'error', error: 'This is an example message' },
      'error',
      false,
    ],
  ])('%s', (_, fields, code, refused) => {
    expect(messageOf(steamLogin.refusal(fields))?.error).toMatchObject({ code, refused });
  });
});

describe('nobody answers', () => {
  it.each<[string, ExchangeFields]>([
    ['by an id_res without a signature', steamLogin.refusal({ ns, mode: 'id_res', identity: 'x' })],
    ['by an error without words', steamLogin.refusal({ mode: 'error' })],
    ['by the same words without the prefix', { url: 'https://a.example/?mode=cancel&ns=x' }],
    ['in a script’s call', { ...steamLogin.response(), context: { resourceType: 'fetch' } }],
    [
      'in a beacon that carries an answer',
      { url: urlWith('https://stats.example/c', { dl: steamLogin.response().url }) },
    ],
  ])('%s', (_, fields) => {
    expect(flowsOf(fields)).toEqual([]);
    expect(messageOf(fields)).toBeUndefined();
  });

  it('when a page of OpenID 1.1’s is cancelled and no request was seen', () => {
    const fields = { url: `https://rp.example/?${new URLSearchParams(openid({ mode: 'cancel' }))}` };
    expect(messageOf(fields)?.confidence).toBe('tentative');
    expect(flowsOf(fields)).toEqual([]);
  });
});
