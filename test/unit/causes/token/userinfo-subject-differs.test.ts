import { describe, expect, it } from 'vitest';
import { codeFlow, idTokenOf, accessToken } from '../../../support/flow.ts';
import { causesOf, reasonOf } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';

const id = 'userinfo-subject-differs';

/** A page gets its tokens, asks for userinfo and goes on. */
const asked = (sub: string, goesTo: string) =>
  codeFlow({
    responseExchange: { context: { resourceType: 'main_frame' }, status: 200 },
    tokenAnswer: { access_token: accessToken, token_type: 'Bearer', id_token: idTokenOf({ sub: 'kim' }) },
    tokenExchange: { context: { resourceType: 'fetch', initiator: 'https://app.example' } },
    then: [
      {
        url: 'https://op.example/userinfo',
        status: 200,
        requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
        responseHeaders: [['Content-Type', 'application/json']],
        responseBody: jsonBody({ sub }),
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      },
      { url: goesTo, status: 200, context: { resourceType: 'main_frame' } },
    ],
  });

describe(`${id} is the cause`, () => {
  it.each(['https://app.example/auth/error', 'https://app.example/fehler?typ=anmeldung'])(
    'of a login that ends at %s',
    (page) => {
      const exchanges = asked('kim@tenant', page);
      expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'comparison' });
    },
  );
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['of a login that went on', asked('kim@tenant', 'https://app.example/home')],
    ['of one subject', asked('kim', 'https://app.example/auth/error')],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
