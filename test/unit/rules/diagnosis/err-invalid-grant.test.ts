import { describe, expect, it } from 'vitest';
import { baseTime, form, jsonBody } from '../../../support/exchange.ts';
import {
  code,
  codeFlow,
  detailOf,
  findingsOf,
  flowsOf,
  outcomeOf,
  verdictsOf,
  verifier,
  type Changes,
} from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const refused = { error: 'invalid_grant', error_description: 'grant request is invalid' };
const found = (exchanges: ReturnType<typeof codeFlow>) => ({
  verdicts: verdictsOf('err-invalid-grant', exchanges),
  detail: detailOf('err-invalid-grant', exchanges),
});
const again = form(
  'https://op.example/token',
  {
    grant_type: 'authorization_code',
    code,
    redirect_uri: 'https://app.example/cb',
    client_id: 'spa',
    code_verifier: verifier,
  },
  { status: 400, responseBody: jsonBody(refused) },
);
const older = { startedAt: baseTime + 20 * 60_000 };

describe('err-invalid-grant names the cause, in this order:', () => {
  it('the code was sent before', () => {
    const { verdicts, detail } = found(codeFlow({ then: [{ ...again, startedAt: older.startedAt }] }));
    // It stands for code-reuse too, whose severity it takes.
    expect(verdicts).toEqual(['low certain']);
    expect(detail).toContain('sent before');
  });

  it('then, the code was too old', () => {
    const token = { redirect_uri: 'https://app.example/other' };
    const exchanges = codeFlow({ token, tokenAnswer: refused, tokenExchange: older });
    expect(found(exchanges).verdicts).toEqual(['info firm']);
    expect(found(exchanges).detail).toContain('20 minutes old');
  });

  it('then, another redirect URI', () => {
    const token = { redirect_uri: 'https://app.example/cb/', code_verifier: 'other'.repeat(10) };
    const { verdicts, detail } = found(codeFlow({ token, tokenAnswer: refused }));
    expect(verdicts).toEqual(['info certain']);
    expect(detail).toContain('redirect_uri is https://app.example/cb/');
  });

  it('then, the wrong verifier, or none', () => {
    const wrong = { code_verifier: 'other'.repeat(10), client_id: 'other' };
    expect(found(codeFlow({ token: wrong, tokenAnswer: refused })).detail).toContain('is not the one');
    const none = { code_verifier: undefined };
    expect(found(codeFlow({ token: none, tokenAnswer: refused })).detail).toContain('has no code_verifier');
  });

  it('then, another client', () => {
    const { verdicts, detail } = found(codeFlow({ token: { client_id: 'other' }, tokenAnswer: refused }));
    expect(verdicts).toEqual(['info certain']);
    expect(detail).toContain('client_id is other');
  });

  it('then, another environment', () => {
    const [document, ...login] = codeFlow({
      metadata: { code_challenge_methods_supported: ['S256'] },
      tokenAnswer: refused,
    });
    const moved = login.map((one) =>
      one.method === 'POST' ? { ...one, url: 'https://staging.op.example/token' } : one,
    );
    expect(found([document!, ...moved]).detail).toContain('https://staging.op.example/token');
  });

  it('and else tells what usually is wrong, which contradicts no cause that has proof', () => {
    const { verdicts, detail } = found(codeFlow({ tokenAnswer: refused }));
    expect(verdicts).toEqual(['info tentative']);
    expect(detail).toContain('Usually the code was used before');
    expect(detail).not.toMatch(/nothing/i);
  });

  it('a refresh token that is refused was replaced, revoked, or has expired', () => {
    const refresh = form(
      'https://op.example/token',
      { grant_type: 'refresh_token', refresh_token: 'rt-1', client_id: 'spa' },
      { status: 400, responseBody: jsonBody(refused) },
    );
    expect(found([refresh]).verdicts).toEqual(['info firm']);
    expect(found([refresh]).detail).toContain('refresh token was replaced');
  });

  it('a refresh token whose revocation was recorded was revoked, where and when', () => {
    const token = 'rt-1-b7c2d8e91';
    const after = (revoked: string, status = 200) =>
      codeFlow({
        tokenAnswer: { access_token: 'at-1-7f5e9c', refresh_token: token, token_type: 'Bearer' },
        then: [
          form(
            'https://op.example/revoke',
            { token: revoked, client_id: 'spa' },
            { status, startedAt: baseTime + 20_000 },
          ),
          form(
            'https://op.example/token',
            { grant_type: 'refresh_token', refresh_token: token, client_id: 'spa' },
            { status: 400, startedAt: baseTime + 30_000, responseBody: jsonBody(refused) },
          ),
        ],
      });
    const { verdicts, detail } = found(after(token));
    expect(verdicts).toEqual(['info certain']);
    expect(detail).toContain(
      'The refresh token was revoked at https://op.example/revoke 10 s before it was used.',
    );
    expect(detail).not.toContain('replaced');
    // The revocation of another token, or one that failed, tells nothing of this one.
    expect(found(after('at-1-7f5e9c')).detail).toContain('replaced, revoked, or has expired');
    expect(found(after(token, 503)).detail).toContain('replaced, revoked, or has expired');
  });

  it('an assertion that is refused may have expired', () => {
    const grant = form(
      'https://op.example/token',
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: jwt({ iss: 'spa', exp: baseTime / 1000 - 60 }),
      },
      { status: 400, responseBody: jsonBody(refused) },
    );
    expect(found([grant]).detail).toContain('had expired');
  });
});

describe('err-invalid-grant speaks of what was sent:', () => {
  const refusedTo = (fields: Readonly<Record<string, string>>) =>
    found([
      {
        ...form('https://op.example/token', { client_id: 'app', ...fields }),
        status: 400,
        responseBody: jsonBody({ error: 'invalid_grant' }),
      },
    ]);

  it('a user name and a password', () => {
    const { verdicts, detail } = refusedTo({ grant_type: 'password', username: 'alice', password: 'x' });
    expect(verdicts).toEqual(['info firm']);
    expect(detail).toContain('user name or password is wrong');
    expect(detail).not.toContain('code');
  });

  it.each([
    ['device code', 'urn:ietf:params:oauth:grant-type:device_code', 'device_code'],
    ['assertion', 'urn:ietf:params:oauth:grant-type:jwt-bearer', 'assertion'],
    ['token', 'urn:ietf:params:oauth:grant-type:token-exchange', 'subject_token'],
    ['request', 'urn:openid:params:grant-type:ciba', 'auth_req_id'],
    ['code', 'authorization_code', 'code'],
  ])('a %s', (noun, grant_type, name) => {
    const { detail } = refusedTo({ grant_type, [name]: 'value-1234' });
    expect(detail).toContain(`Usually the ${noun} was used before`);
  });
});

it('err-invalid-grant advises nothing of codes where another grant was refused', () => {
  const assertion = jwt({
    iss: 'https://ci.example',
    aud: 'https://else.example',
    exp: baseTime / 1000 + 60,
  });
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const answer = { status: 400, responseBody: jsonBody(refused) };
  const [finding] = findingsOf([form('https://op.example/token', { grant_type, assertion }, answer)]).filter(
    ({ rule }) => rule === 'err-invalid-grant',
  );
  expect(finding?.fix).toContain('Make a new assertion');
  expect(finding?.fix).not.toMatch(/code|verifier/);
});

describe('err-invalid-grant', () => {
  it.each([
    { error: 'bad_verification_code' },
    { error: 'invalid_code' },
    { error: 'invalid_request', error_description: 'AADSTS54005: code was already redeemed' },
    { errcode: 40029, errmsg: 'invalid code' },
  ])('knows the vendors’ words for it: %j', (tokenAnswer) => {
    expect(verdictsOf('err-invalid-grant', codeFlow({ tokenAnswer }))).toHaveLength(1);
  });

  it('knows it although the status says 200', () => {
    const tokenExchange = { status: 200 };
    expect(verdictsOf('err-invalid-grant', codeFlow({ tokenAnswer: refused, tokenExchange }))).toHaveLength(
      1,
    );
  });

  it('is low once it is repeated', () => {
    expect(verdictsOf('err-invalid-grant', codeFlow({ tokenAnswer: refused, then: [again] }))).toEqual([
      'low certain',
    ]);
  });

  it('repeats the server’s words and shows what it rests on', () => {
    const [finding] = findingsOf(codeFlow({ token: { client_id: 'other' }, tokenAnswer: refused })).filter(
      ({ rule }) => rule === 'err-invalid-grant',
    );
    expect(finding?.detail).toContain('“grant request is invalid”');
    expect(finding?.steps).toEqual(['flow-1.1', 'flow-1.3']);
  });
});

describe('err-invalid-grant says nothing', () => {
  it.each(['use_dpop_nonce', 'authorization_pending', 'slow_down', 'invalid_client', 'invalid_scope'])(
    'of %s',
    (error) => {
      expect(verdictsOf('err-invalid-grant', codeFlow({ tokenAnswer: { error } }))).toEqual([]);
    },
  );

  it('of a login that succeeded', () => {
    expect(outcomeOf('err-invalid-grant', codeFlow())).toBe('pass');
  });
});

describe('err-invalid-grant does not apply', () => {
  it('where the token endpoint’s answers were not recorded', () => {
    const tokenExchange = { status: 400 };
    expect(outcomeOf('err-invalid-grant', codeFlow({ tokenAnswer: null, tokenExchange }))).toBe(
      'not applicable',
    );
  });

  it('where no token request was in sight', () => {
    expect(outcomeOf('err-invalid-grant', codeFlow({ token: null }))).toBe('not applicable');
  });
});

describe('a refusal that was not recorded', () => {
  const unread = (token: Changes, status = 400) =>
    codeFlow({ token, tokenAnswer: null, tokenExchange: { status } });

  it('is explained by what the request shows to be wrong', () => {
    const { verdicts, detail } = found(unread({ code_verifier: 'other'.repeat(10) }));
    expect(verdicts).toEqual(['info firm']);
    expect(detail).toBe(
      'The server answered 400; what it said was not recorded. The code_verifier is not the one the code_challenge was made from.',
    );
    expect(flowsOf(unread({ code_verifier: 'other'.repeat(10) }))[0]?.diagnosis[0]?.why).toBe(
      'The code_verifier is not the one the code_challenge was made from.',
    );
    expect(found(unread({ redirect_uri: 'https://app.example/cb/' })).verdicts).toEqual(['info firm']);
  });

  it('is left unexplained where nothing shows, and is none where it was accepted', () => {
    expect(outcomeOf('err-invalid-grant', unread({}))).toBe('not applicable');
    expect(outcomeOf('err-invalid-grant', unread({ code_verifier: 'other'.repeat(10) }, 200))).toBe(
      'not applicable',
    );
  });
});
