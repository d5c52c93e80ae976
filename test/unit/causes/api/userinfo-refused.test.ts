import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'userinfo-refused';
const url = 'https://op.example/userinfo';
const metadata = { userinfo_endpoint: url };
const refused: ApiCall = { url, status: 403, challenge: 'Bearer error="insufficient_scope"' };

describe(`${id} is the cause`, () => {
  it.each<[string, ApiCall, string]>([
    [
      'without openid',
      { ...refused, token: 'opaque-token-7f1a', login: { metadata, request: { scope: 'profile' } } },
      'this one has profile: the login did not ask for openid',
    ],
    [
      'whose answer left openid out',
      { ...refused, token: 'opaque-token-7f1a', answer: { scope: 'email' }, login: { metadata } },
      'although the login asked for openid',
    ],
    [
      'for Microsoft Graph',
      {
        ...refused,
        status: 401,
        challenge: 'Bearer error="invalid_token"',
        token: { aud: 'https://graph.microsoft.com', scope: 'openid' },
        login: { metadata },
      },
      'meant for Microsoft Graph',
    ],
  ])('of a token %s', (_, call, words) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

describe(`${id} names both audiences`, () => {
  const adfs = (aud: string) =>
    `Bearer error="invalid_token", error_description="MSIS9921: Received invalid UserInfo request. Audience '${aud}' in the access token is not same as the identifier of the UserInfo relying party trust 'urn:microsoft:userinfo'."`;

  it.each<[string, string, ApiCall]>([
    ['the client', 'microsoft:identityserver:2f6a0d4e-53b1', {}],
    ['an API', 'https://api.example', {}],
    [
      'the client, in a recording without Authorization',
      'microsoft:identityserver:2f6a0d4e-53b1',
      { call: { requestHeaders: [['Origin', 'https://app.example']] } },
    ],
  ])('of AD FS, whose token is for %s', (_, aud, more) => {
    const call = { url, status: 401, challenge: adfs(aud), token: { aud }, login: { metadata } };
    const exchanges = calledApi({ ...call, ...more });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const reason = reasonOf(exchanges);
    expect(reason?.why).toContain(`wants a token for urn:microsoft:userinfo, and this one is for ${aud}`);
    expect(reason?.fix).toContain('resource=urn:microsoft:userinfo');
    expect(reason?.compared?.[0]).toMatchObject({
      name: 'aud',
      expected: { value: 'urn:microsoft:userinfo' },
      got: { value: aud },
    });
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('as far as they are known, of a server that only says that the audience is wrong', () => {
    const exchanges = calledApi({
      url,
      status: 401,
      challenge: 'Bearer error="invalid_token", error_description="The audience is invalid"',
      token: { aud: 'orders-api' },
      login: { metadata },
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(
      'wants a token of another audience, and this one is for orders-api',
    );
    expect(reasonOf(exchanges)?.fix).not.toContain('urn:microsoft');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    [
      'of a token with openid that was refused for nothing known',
      {
        ...refused,
        status: 401,
        challenge: 'Bearer error="invalid_token"',
        token: 'opaque-token-7f1a',
        login: { metadata },
      },
    ],
    [
      'of a token that had expired, as the endpoint says',
      {
        ...refused,
        status: 401,
        challenge: 'Bearer error="invalid_token", error_description="The token is expired"',
        token: { aud: 'orders-api' },
        login: { metadata },
      },
    ],
    [
      'where it answers',
      {
        ...refused,
        status: 200,
        token: 'opaque-token-7f1a',
        login: { metadata, request: { scope: 'profile' } },
      },
    ],
    [
      'of another API',
      {
        status: 403,
        challenge: 'Bearer error="insufficient_scope"',
        token: 'opaque-token-7f1a',
        login: { request: { scope: 'profile' } },
      },
    ],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });
});
