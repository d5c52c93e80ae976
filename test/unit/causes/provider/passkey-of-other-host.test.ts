import { describe, expect, it } from 'vitest';
import { page, tab } from '../../../support/around.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { passkeyOptions, passkeyPosted } from '../../../support/passkeys.ts';
import { spaLogin } from '../../../support/scenario.ts';

const id = 'passkey-of-other-host';
const a = spaLogin('a', { tab });
const begun = (...between: readonly ExchangeFields[]) => capture(a.request(), ...between);
const asking = (rpId: string) =>
  page('https://op.example/login', {
    responseBody: {
      mediaType: 'text/html',
      text: `<h1>Sign in</h1><script type="module">const input = { challenge : '3z_6xn79SKkwKleOOZEkojEc', userVerification : 'required', rpId : '${rpId}', createTimeout : 0 };</script>`,
    },
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['of what a page was given', [asking('auth.other.example')]],
    [
      'of what a script fetched',
      [page('https://op.example/login'), passkeyOptions({ rpId: 'auth.other.example' })],
    ],
    ['of a host below the page’s', [asking('login.op.example')]],
  ])('%s', (_, between) => {
    const exchanges = begun(...between);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['of the page’s own host', [asking('op.example')]],
    ['of the domain above it', [page('https://op.example/login'), passkeyOptions({ rpId: 'example' })]],
    [
      'where one was used all the same',
      [passkeyOptions({ rpId: 'auth.other.example' }), passkeyPosted({ rpId: 'auth.other.example' })],
    ],
    ['where the login went on', [asking('auth.other.example'), a.landing()]],
    ['of a page that asks for none', [page('https://op.example/login')]],
  ])('%s', (_, between) => {
    expect(causesOf(begun(...between))).not.toContain(id);
  });
});
