import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { document, page } from '../../../support/said.ts';
import { wsfedLogin } from '../../../support/single-sign-on.ts';

const id = 'wsfed-reply';
const login = (wreply: string, answer: Partial<ExchangeFields> = { status: 500 }) =>
  capture(wsfedLogin.request({ wreply }), { ...wsfedLogin.response(), ...answer });
const refused = (html: string, status = 200, request: Readonly<Record<string, string>> = {}) => {
  const { url } = wsfedLogin.request({ wreply: 'https://adatum.example/signin-wsfed', ...request });
  return capture({ ...page(html, { status }), url, context: { resourceType: 'main_frame' } });
};

describe(`${id} is the cause`, () => {
  it.each([
    ['https://adatum.example/signin-wsfed', 'the path'],
    ['http://adatum.example/', 'the scheme'],
    ['https://intranet.adatum.example/', 'the host'],
  ])('where the token was to come to %s and came elsewhere', (wreply, part) => {
    const exchanges = login(wreply);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`asked for its answer at ${wreply}`);
    expect(reasonOf(exchanges)?.why).toContain(part);
  });

  it.each([
    [
      'Entra',
      document(
        "<h1>Sign in</h1><p>AADSTS50011: The reply URL 'https://adatum.example/signin-wsfed' specified in the request does not match the reply URLs configured for the application.</p>",
        'Sign in to your account',
      ),
      200,
    ],
    ['a token service', document('<h1>Error</h1><p>The wreply of this request is not allowed.</p>'), 400],
    [
      'another',
      document('<h1>Sorry</h1><p>Reply address is not registered for this relying party.</p>'),
      400,
    ],
  ])('where %s refuses the address', (_, html, status) => {
    const exchanges = refused(html, status);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('does not answer at https://adatum.example/signin-wsfed');
    expect(reasonOf(exchanges)?.fix).toContain('Register exactly this address');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of a token that came where it was to', login('https://adatum.example/')],
    ['of an address in another spelling', login('https://ADATUM.example:443/')],
    ['where the application took the token', login('https://adatum.example/app/', {})],
    [
      'of a request that leaves the address to the token service',
      capture(wsfedLogin.request(), { ...wsfedLogin.response(), status: 500 }),
    ],
    [
      'of a realm that nobody knows',
      refused(
        document('<h1>Error</h1><p>MSIS7007: The requested relying party trust is unspecified.</p>'),
        400,
      ),
    ],
    [
      'of a login page that speaks of no address',
      refused(document('<h1>Sign in</h1><input type="password">')),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
