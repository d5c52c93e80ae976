import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, form, json, jsonBody } from '../../../support/exchange.ts';
import { crossApp, idJag } from '../../../support/cross-app.ts';
import { codeFlow } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const id = 'assertion-audience';
const issuer = 'https://login.bank.example/tenants/a';
const token = `${issuer}/oauth/token`;

type Changes = {
  readonly metadata?: Readonly<Record<string, unknown>> | null;
  readonly description?: string;
  readonly answer?: Readonly<Record<string, unknown>>;
};

/** A machine changes an assertion for a token, and is refused. */
function machine(aud: unknown, { metadata = {}, description, answer }: Changes = {}): readonly Exchange[] {
  const document = { issuer, token_endpoint: token, ...metadata };
  return capture(
    ...(metadata ? [json(`${issuer}/.well-known/openid-configuration`, document)] : []),
    form(
      token,
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: jwt({ iss: 'https://ci.example', sub: 'job-7', aud, iat: 1767225600, exp: 1767225900 }),
        client_id: 'robot',
      },
      {
        status: answer ? 200 : 400,
        responseBody: jsonBody(
          answer ?? { error: 'invalid_grant', ...(description && { error_description: description }) },
        ),
      },
    ),
  );
}

/** A login whose client authenticates itself by a JWT, and is refused. */
const login = (aud: unknown, error = 'invalid_client') =>
  codeFlow({
    metadata: {},
    token: {
      client_assertion: jwt({ iss: 'spa', sub: 'spa', aud, jti: 'j-1', iat: 1767225600, exp: 1767225900 }),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    },
    tokenAnswer: { error },
    tokenExchange: { status: 401 },
  });

describe(`${id} is the cause across apps`, () => {
  const wiki = 'https://wiki.example';
  const elsewhere = { assertion: idJag({ aud: 'https://chat.example' }), answer: null } as const;

  it('of an identity assertion for another server than it was shown to', () => {
    const metadata = { issuer: wiki, token_endpoint: `${wiki}/token` };
    for (const exchanges of [crossApp({ ...elsewhere, metadata }), crossApp(elsewhere)]) {
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)?.why).toContain('meant for https://chat.example (aud)');
    }
    expect(reasonOf(crossApp({ ...elsewhere, metadata }))).toMatchObject({ confidence: 'certain' });
    expect(reasonOf(crossApp(elsewhere))).toMatchObject({ confidence: 'firm' });
  });

  it('and not of one that the server takes, or refuses for itself', () => {
    expect(causesOf(crossApp({ answer: null }))).not.toContain(id);
    expect(causesOf(crossApp({ assertion: elsewhere.assertion }))).not.toContain(id);
  });
});

describe(`${id} is the cause`, () => {
  it('of a refused assertion for another server, and names both', () => {
    expect(causeAndOfTrace(machine('https://test.bank.example'))).toEqual([id, id]);
    const reason = reasonOf(machine('https://test.bank.example'));
    expect(reason).toMatchObject({ owner: 'client', proof: 'comparison', confidence: 'certain' });
    expect(reason?.why).toContain('meant for https://test.bank.example (aud)');
    expect(reason?.why).toContain(`whose server is ${issuer}`);
  });

  it('of a refused client assertion', () => {
    expect(causeAndOfTrace(login('https://other.example/token'))).toEqual([id, id]);
  });

  it('with less certainty for another name at the same host', () => {
    expect(reasonOf(machine('https://login.bank.example/tenants/b'))).toMatchObject({
      cause: id,
      confidence: 'firm',
    });
  });

  it('where the server says so', () => {
    const words = { description: 'Audience or signature is not valid' };
    expect(reasonOf(machine(['https://a.example', 'https://b.example'], words))).toMatchObject({
      cause: id,
    });
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['of an assertion for the issuer', machine(issuer)],
    ['of one for the token endpoint', machine(token)],
    ['of one that names the server beside others', machine(['https://other.example', issuer])],
    [
      'of one for the endpoint of its certificates',
      machine('https://mtls.bank.example/token', {
        metadata: { mtls_endpoint_aliases: { token_endpoint: 'https://mtls.bank.example/token' } },
      }),
    ],
    ['without an audience', machine(undefined)],
    ['of an audience that a cleaner took', machine('[Filtered]')],
    ['without metadata', machine('https://test.bank.example', { metadata: null })],
    [
      'where the metadata is another server’s',
      machine('https://test.bank.example', { metadata: { token_endpoint: 'https://else.example/token' } }),
    ],
    [
      'where the server names another reason',
      machine('https://test.bank.example', { description: 'Signature does not verify' }),
    ],
    [
      'of one that was accepted',
      machine('https://test.bank.example', { answer: { access_token: 'at-91', token_type: 'Bearer' } }),
    ],
    ['of a refused code beside a client assertion', login('https://other.example', 'invalid_grant')],
    ['of a client assertion for this server', login('https://op.example')],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
