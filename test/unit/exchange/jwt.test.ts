import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '../../../lib/exchange/base64.ts';
import { decodeJwt, decodeJwtHeader } from '../../../lib/exchange/jwt.ts';

const part = (text: string) => encodeBase64Url(new TextEncoder().encode(text));
const header = part('{"alg":"RS256"}');

describe('a JWT', () => {
  it('is taken apart', () => {
    expect(decodeJwt(`${header}.${part('{"sub":"alice"}')}.c2ln`)).toEqual({
      type: 'jws',
      header: { alg: 'RS256' },
      claims: { sub: 'alice' },
      signature: 'c2ln',
    });
  });

  it('is read without a signature: alg none has an empty one', () => {
    expect(decodeJwt(`${part('{"alg":"none"}')}.${part('{}')}.`)).toMatchObject({
      type: 'jws',
      signature: '',
    });
  });

  it.each(['{\n "alg": "RS256"\n}', '{\r\n"alg":"RS256"}', '{ "alg" : "RS256" }', '{\t"alg":"RS256"}'])(
    'is read whose header was written for people: %j',
    (text) => {
      expect(decodeJwt(`${part(text)}.${part('{\n"sub":"alice"}')}.c2ln`)?.header).toEqual({ alg: 'RS256' });
    },
  );

  it('that is encrypted shows its header alone', () => {
    expect(decodeJwt(`${part('{"alg":"RSA-OAEP","enc":"A256GCM"}')}.a.b.c.d`)).toEqual({
      type: 'jwe',
      header: { alg: 'RSA-OAEP', enc: 'A256GCM' },
    });
  });
});

describe('what is no JWT', () => {
  it.each([
    undefined,
    '',
    'opaque',
    'ey',
    'eyes.on.you',
    'ewe.lamb.ram',
    header,
    `${header}.${part('{}')}`,
    `${header}.${part('{}')}.a.b`,
    `${header}.${part('[]')}.c2ln`,
    `${header}.${part('"text"')}.c2ln`,
    `${header}.!.c2ln`,
    `${header.slice(0, -3)}.${part('{}')}.c2ln`,
    `${part('[1]')}.${part('{}')}.c2ln`,
    `Bearer ${header}.${part('{}')}.c2ln`,
  ])('is not taken apart: %s', (text) => {
    expect(decodeJwt(text)).toBeUndefined();
  });

  it('is not looked into when it is of no size a token has', () => {
    expect(decodeJwt(`${header}.${part(`{"pad":"${'x'.repeat(100_000)}"}`)}.c2ln`)).toBeUndefined();
  });
});

describe('a header alone', () => {
  it('is read of what has one, whatever follows it', () => {
    expect(decodeJwtHeader(`${header}.${part('{"sub":"alice"}')}.c2ln`)).toEqual({ alg: 'RS256' });
    expect(decodeJwtHeader(`${header}.!.c2ln`)).toEqual({ alg: 'RS256' });
  });

  it.each([undefined, '', 'opaque', header, 'eyes.on.you', `${part('[1]')}.${part('{}')}.c2ln`])(
    'is not found in %s',
    (text) => {
      expect(decodeJwtHeader(text)).toBeUndefined();
    },
  );

  it('is not looked for in what is of no size a token has', () => {
    expect(decodeJwtHeader(`${header}.${'x'.repeat(100_000)}`)).toBeUndefined();
  });
});
