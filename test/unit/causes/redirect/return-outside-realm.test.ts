import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { ns, steamLogin } from '../../../support/openid2.ts';

const id = 'return-outside-realm';
const refused: ExchangeFields = {
  ...steamLogin.refusal({ ns, mode: 'error', error: 'realm and return_to do not match' }),
  status: 500,
};

describe(`${id} is the cause`, () => {
  it('of a realm that the app takes for http behind its proxy', () => {
    const exchanges = capture(steamLogin.request({ realm: 'http://game.example' }), refused);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({
      owner: 'client',
      proof: 'comparison',
      confidence: 'certain',
    });
    expect(reasonOf(exchanges)?.why).toContain('one is http, the other https');
  });

  it('of a realm of another host', () => {
    const exchanges = capture(steamLogin.request({ realm: 'https://www.game.example' }), refused);
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it('of an address within the realm, refused for something else', () => {
    expect(causesOf(capture(steamLogin.request(), refused))).not.toContain(id);
  });

  it('where the provider answered all the same', () => {
    const exchanges = capture(
      steamLogin.request({ realm: 'http://game.example' }),
      steamLogin.response(),
      steamLogin.verification('true'),
    );
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
