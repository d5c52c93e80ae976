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
