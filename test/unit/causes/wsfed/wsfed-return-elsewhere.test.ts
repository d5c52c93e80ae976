import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { tokenResponseXml, wsfedLogin } from '../../../support/single-sign-on.ts';

const id = 'wsfed-return-elsewhere';
const wreply = 'https://adatum.example/';
const to = (address: string) => `rm=0&id=passive&ru=${encodeURIComponent(address)}`;
const login = (wctx: string, says = 'Runtime Error', status = 500) =>
  capture(wsfedLogin.request({ wctx, wreply }), {
    ...wsfedLogin.response(tokenResponseXml, { wctx }),
    status,
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: { mediaType: 'text/html', text: `<h1>${says}</h1>` },
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['of www and the bare host', to('https://www.adatum.example/orders'), 'the host differs'],
    ['of http and https', to('http://adatum.example/orders'), 'the scheme'],
    ['of another port', to('https://adatum.example:8443/orders'), 'the port differs'],
    ['of an address by itself', 'https://shop.adatum.example/orders', 'the host differs'],
  ])('%s', (_, wctx, how) => {
    const exchanges = login(wctx);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm' });
    expect(reasonOf(exchanges)?.why).toContain(how);
  });

  it('for certain where Windows Identity Foundation says so', () => {
    const says =
      "ID3206: A SignInResponse message may only redirect within the current web application: 'https://www.adatum.example/orders' is not allowed.";
    expect(causeAndOfTrace(login(to('https://www.adatum.example/orders'), says))).toEqual([id, id]);
    expect(reasonOf(login(to('https://www.adatum.example/orders'), says))).toMatchObject({
      cause: id,
      confidence: 'certain',
    });
  });

  it('of a path outside the application, as of its name without the slash', () => {
    const says =
      "ID3206: A SignInResponse message may only redirect within the current web application: '/Records' is not allowed.";
    const wctx = 'rm=0&id=passive&ru=%2fRecords';
    const home = 'https://adatum.example/Records/';
    const exchanges = capture(wsfedLogin.request({ wctx, wreply: home }), {
      ...wsfedLogin.response(tokenResponseXml, { wctx }),
      url: home,
      status: 500,
      responseHeaders: [['Content-Type', 'text/html']],
      responseBody: { mediaType: 'text/html', text: `<h1>${says}</h1>` },
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('the slash at the end is missing');
    expect(reasonOf(exchanges)?.fix).toContain('Open /Records/ with the slash at the end');
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['of a path', login(to('/orders'))],
    ['of the application’s own address', login(to('https://adatum.example/orders'))],
    [
      'where the application says another reason',
      login(
        to('https://www.adatum.example/orders'),
        'ID4175: The issuer of the security token was not recognized by the IssuerNameRegistry.',
      ),
    ],
    ['of a key', login('WsFedOwinState=kD8vQx2Lm0')],
    ['where the application let the person in', login(to('https://www.adatum.example/orders'), '', 302)],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
