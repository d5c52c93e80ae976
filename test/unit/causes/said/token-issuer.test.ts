import { expect, it } from 'vitest';
import { reasonOf } from '../../../support/causes.ts';
import { exchange, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, idTokenOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const refused = (message: string) => {
  const login = codeFlow({
    tokenAnswer: {
      access_token: 'a-secret',
      token_type: 'Bearer',
      id_token: idTokenOf({ iss: 'https://sts.example' }),
    },
  });
  const report = exchange({
    id: 'report',
    entry: 50,
    method: 'POST',
    url: 'https://app.example/api/client-logs',
    status: 204,
    startedAt: login.at(-1)!.startedAt + 500,
    requestHeaders: [['Referer', 'https://app.example/']],
    requestBody: jsonBody({ level: 'error', message }),
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
  });
  return [...login, report];
};
const unnamed = 'authorizedCallback incorrect iss does not match authWellKnownEndpoints issuer';

it('an app that refuses the issuer of a token is told with the one that the token has, in a trace too', () => {
  for (const exchanges of [refused(unnamed), redacted(refused(unnamed))]) {
    expect(reasonOf(exchanges)?.cause).toBe('issuer-wrong');
    expect(reasonOf(exchanges)?.why).toContain('it is https://sts.example, to the last character');
  }
});

it('but not where its words name it, or are about another thing', () => {
  const named =
    'Issuer (iss) claim mismatch in the ID token; expected "https://a.example", found "https://sts.example"';
  expect(reasonOf(refused(named))?.why).not.toContain('to the last character');
  expect(reasonOf(refused('Nonce (nonce) claim mismatch in the ID token'))?.why).not.toContain(
    'https://sts.example',
  );
});

const copy = (issuer: string, url = 'https://app.example/assets/sts.wellknown.json') => {
  const [...login] = refused(unnamed);
  const landed = login.find(({ url: one }) => one.includes('code='))!;
  return [
    ...login,
    exchange({
      id: 'copy',
      entry: 40,
      url,
      status: 200,
      startedAt: landed.startedAt + 100,
      responseHeaders: [['Content-Type', 'application/json']],
      responseBody: jsonBody({
        issuer,
        authorization_endpoint: 'https://op.example/auth',
        token_endpoint: 'https://op.example/token',
      }),
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    }),
  ].toSorted((a, b) => a.startedAt - b.startedAt);
};

it('an app that holds the token against a copy of the metadata of its own is told so, in a trace too', () => {
  for (const exchanges of [copy('https://sts.example/'), redacted(copy('https://sts.example/'))]) {
    const reason = reasonOf(exchanges);
    expect(reason?.cause).toBe('issuer-wrong');
    expect(reason?.why).toContain(
      'from a copy of its own, https://app.example/assets/sts.wellknown.json, whose issuer is https://sts.example/; in the ID token that came it is https://sts.example: a slash too many at its end',
    );
    expect(reason?.why).not.toContain('no slash is to be added');
    expect(reason?.fix).toContain('Write https://sts.example for issuer');
  }
});

it.each([
  ['that has the same issuer', copy('https://sts.example')],
  ['that is the provider’s own document', copy('https://sts.example/', 'https://op.example/metadata.json')],
])('but not one %s', (_, exchanges) => {
  expect(reasonOf(exchanges)?.why ?? '').not.toContain('copy of its own');
});
