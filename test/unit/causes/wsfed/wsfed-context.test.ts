import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { tokenResponseXml, wsfedLogin } from '../../../support/single-sign-on.ts';

const id = 'wsfed-context';
const wreply = 'https://adatum.example/';
const long = `WsFedOwinState=${'kD8vQx2Lm0'.repeat(12)}%3D`;
const login = (wctx: string, back: string, status = 500) =>
  capture(wsfedLogin.request({ wctx, wreply }), {
    ...wsfedLogin.response(tokenResponseXml, { wctx: back }),
    status,
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['was lost', '', 'none came'],
    ['was cut', long.slice(0, 64), 'its first 64 bytes alone came'],
    ['was escaped once more', encodeURIComponent(long), 'once more'],
    ['is another one', 'rm=0&id=passive&ru=%2fother', 'another one came'],
  ])('where wctx %s', (_, back, how) => {
    const exchanges = login(long, back);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(how);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of a wctx that came as it was sent', login(long, long)],
    ['where the application let the person in all the same', login(long, '', 302)],
    ['of a login without wctx', login('', '')],
    ['of a login that the token service began', capture({ ...wsfedLogin.response(), status: 500 })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
