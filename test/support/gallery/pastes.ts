import { encodeBase64Url } from '../../../lib/exchange/base64.ts';

const part = (value: object): string => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));

/** What somebody may paste, by name. */
export const pastes: Readonly<Record<string, string>> = {
  request:
    'https://login.example/authorize?response_type=code&client_id=shop&redirect_uri=https%3A%2F%2Fshop.example%2Fcb&scope=openid+profile',
  callback:
    'https://shop.example/cb?error=access_denied&error_description=User+said+no&state=af0ifjsldkj-9c2',
  token: `${part({ alg: 'RS256', kid: 'k1' })}.${part({
    iss: 'https://login.example',
    sub: 'alice',
    aud: 'shop',
    exp: 1_800_000_000,
    nonce: 'n-0S6_WzA2Mj',
    groups: Array.from({ length: 60 }, (_, at) => `group-${at}`),
  })}.c2ln`,
  nothing: 'hello world',
};
