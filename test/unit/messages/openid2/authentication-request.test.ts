import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, form, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { identifierSelect, ns, openid, steamLogin } from '../../../support/openid2.ts';

const messageOf = (fields: ExchangeFields) => recognise(exchange(fields), nothingLearned)[0];
const page = { context: { resourceType: 'main_frame' } } as const;

describe('a site asks who somebody is', () => {
  it('at Steam: whoever it is, for this realm', () => {
    expect(messageOf(steamLogin.request())).toMatchObject({
      kind: 'openid_authentication_request',
      confidence: 'certain',
      params: { 'openid.claimed_id': identifierSelect },
      client: 'https://game.example',
      returnAddress: 'https://game.example/auth/return',
    });
  });

  it.each(['checkid_setup', 'checkid_immediate'])(
    'by %s, in the address or by a form (§5.2.1, §5.2.2)',
    (mode) => {
      const fields = openid({
        ns,
        mode,
        return_to: 'https://rp.example/r',
        identity: 'https://alice.example/',
      });
      for (const sent of [
        form('https://op.example/server', fields, page),
        { url: urlWith('https://op.example/server', fields), ...page },
      ])
        expect(messageOf(sent)).toMatchObject({
          kind: 'openid_authentication_request',
          params: { 'openid.mode': mode },
          client: 'https://rp.example',
        });
    },
  );

  it('by OpenID 1.1, which has no version and calls the realm trust_root (§14.2.1)', () => {
    const fields = openid({
      mode: 'checkid_setup',
      identity: 'http://bob.livejournal.example/',
      return_to: 'http://consumer.example/return?nonce=1',
      trust_root: 'http://*.consumer.example/',
    });
    expect(
      messageOf({ url: urlWith('http://www.livejournal.example/openid/server.bml', fields) }),
    ).toMatchObject({
      client: 'http://*.consumer.example/',
      returnAddress: 'http://consumer.example/return?nonce=1',
    });
  });
});

describe('no site asks', () => {
  const fields = openid({ ns, mode: 'checkid_setup', return_to: 'https://rp.example/r' });
  it.each<[string, ExchangeFields]>([
    ['by a mode alone', { url: 'https://op.example/?openid.mode=checkid_setup', ...page }],
    [
      'by a version and an address alone',
      { url: urlWith('https://op.example/', openid({ ns, return_to: 'x' })), ...page },
    ],
    [
      'in a script’s call',
      { url: urlWith('https://op.example/', fields), context: { resourceType: 'fetch' } },
    ],
    [
      'in a link that carries a request',
      { url: urlWith('https://mail.example/', { u: urlWith('https://op.example/', fields) }), ...page },
    ],
    [
      'with the names of WeChat',
      { url: 'https://api.weixin.example/?openid=o6_bmjrPTlm6_2sgVt7hMZOPfL2M&mode=checkid_setup', ...page },
    ],
  ])('%s', (_, sent) => {
    expect(messageOf(sent)).toBeUndefined();
  });
});
