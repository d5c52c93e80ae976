import { describe, expect, it } from 'vitest';
import type { ReportFlow } from '../../../lib/report/report.ts';
import {
  capture,
  exchange,
  form,
  json,
  jsonBody,
  redirect,
  urlWith,
  type ExchangeFields,
} from '../../support/exchange.ts';
import { flowsOf } from '../../support/flow.ts';
import { jwt } from '../../support/logins.ts';

const page = { context: { resourceType: 'main_frame' } } as const;
const script = { context: { resourceType: 'fetch', initiator: 'https://app.example' } } as const;
const cookie = { responseHeaders: [['Set-Cookie', 'sid=1']] } as const;

function visit(url: string, more: Partial<ExchangeFields> = {}): ExchangeFields {
  return exchange({ url, status: 200, ...page, ...more });
}

function told(...steps: readonly ExchangeFields[]): readonly ReportFlow[] {
  return flowsOf(capture(...steps));
}

function inShort(flows: readonly ReportFlow[]): readonly string[] {
  return flows.map(({ grant, outcome, response_mode, steps }) => {
    const kinds = steps.map(({ kind, observed }) => (observed ? kind : `(${kind})`));
    return `${grant} ${response_mode} ${outcome}: ${kinds.join(' ')}`;
  });
}

/** The kinds of the steps that were observed, flow by flow. */
function seen(flows: readonly ReportFlow[]): readonly (readonly string[])[] {
  return flows.map(({ steps }) => steps.filter(({ observed }) => observed).map(({ kind }) => kind));
}

const webApp =
  'authorization_code query succeeded: authorization_request authorization_response (token_request)';

describe('a login, as it looks on the wire, is one flow:', () => {
  it('Google, with hops between its own pages, extra members in the answer and a code with a slash', () => {
    const request = {
      client_id: '407408718192.apps.googleusercontent.com',
      redirect_uri: 'https://app.example/oauth/google',
      response_type: 'code',
      scope: 'openid email',
      state: 'security_token=138r5719ru3e1&url=https://app.example',
      access_type: 'offline',
      include_granted_scopes: 'true',
    };
    const code = '4/0AVMBsJh1-Q3vJ0o9x_kd3Yb';
    const flows = told(
      redirect(
        urlWith('https://accounts.google.com/o/oauth2/v2/auth', request),
        urlWith('https://accounts.google.com/v3/signin/identifier', {
          ...request,
          flowName: 'GeneralOAuthFlow',
        }),
      ),
      visit(
        urlWith('https://accounts.google.com/v3/signin/identifier', {
          ...request,
          flowName: 'GeneralOAuthFlow',
        }),
      ),
      redirect(
        'https://accounts.google.com/signin/oauth/consent?authuser=0&part=AJi8hAP',
        `https://app.example/oauth/google?state=security_token%3D138r5719ru3e1%26url%3Dhttps%3A%2F%2Fapp.example&code=${code.replace('/', '%2F')}&scope=email%20openid&authuser=0&prompt=consent&hd=app.example`,
      ),
      visit(
        `https://app.example/oauth/google?state=security_token%3D138r5719ru3e1%26url%3Dhttps%3A%2F%2Fapp.example&code=${code.replace('/', '%2f')}&scope=email%20openid&authuser=0&prompt=consent&hd=app.example`,
        { status: 302, redirectUrl: 'https://app.example/', ...cookie },
      ),
    );
    expect(inShort(flows)).toEqual([webApp]);
  });

  it('Microsoft Entra by form_post with client_info', () => {
    const flows = told(
      visit(
        urlWith('https://login.microsoftonline.com/common/oauth2/v2.0/authorize', {
          client_id: '6731de76-14a6-49ae-97bc-6eba6914391e',
          redirect_uri: 'https://app.example/signin-oidc',
          response_type: 'code id_token',
          response_mode: 'form_post',
          scope: 'openid profile offline_access',
          nonce: '638.MTIz',
          state: 'CfDJ8AZ_x-long_opaque',
          client_info: '1',
          'x-client-SKU': 'ID_NET8_0',
        }),
      ),
      form(
        'https://login.microsoftonline.com/common/login',
        { login: 'kim@example.org', ctx: 'rQQ', flowToken: 'A' },
        page,
      ),
      {
        ...form(
          'https://app.example/signin-oidc',
          {
            code: '0.AXoA-long-code',
            id_token: jwt({ nonce: '638.MTIz', aud: '6731de76-14a6-49ae-97bc-6eba6914391e' }),
            client_info: 'eyJ1aWQiOiIxIn0',
            state: 'CfDJ8AZ_x-long_opaque',
            session_state: '8f1c',
          },
          { status: 302, redirectUrl: 'https://app.example/', ...page },
        ),
        requestHeaders: [['Origin', 'https://login.microsoftonline.com']],
      },
      visit('https://app.example/'),
    );
    expect(inShort(flows)).toEqual([
      'hybrid form_post succeeded: authorization_request authorization_response (token_request)',
    ]);
  });

  it('Auth0 with its own states between request and answer', () => {
    const flows = told(
      redirect(
        urlWith('https://t.eu.auth0.com/authorize', {
          client_id: 'AbC123',
          response_type: 'code',
          redirect_uri: 'https://app.example/callback',
          scope: 'openid',
          state: 'app-state-9f2Q',
          audience: 'https://api.example',
          auth0Client: 'eyJuYW1lIjoiYXV0aDAtc3BhLWpzIn0=',
        }),
        'https://t.eu.auth0.com/u/login?state=hKFo2SBhX1-internal',
      ),
      visit('https://t.eu.auth0.com/u/login?state=hKFo2SBhX1-internal'),
      {
        ...form(
          'https://t.eu.auth0.com/u/login?state=hKFo2SBhX1-internal',
          { state: 'hKFo2SBhX1-internal', username: 'kim', password: 'x' },
          page,
        ),
        status: 302,
        redirectUrl: 'https://t.eu.auth0.com/authorize/resume?state=hKFo2SBhX1-internal',
      },
      redirect(
        'https://t.eu.auth0.com/authorize/resume?state=hKFo2SBhX1-internal',
        'https://app.example/callback?code=Wd9_3Hk1&state=app-state-9f2Q',
      ),
      visit('https://app.example/callback?code=Wd9_3Hk1&state=app-state-9f2Q', {
        status: 302,
        redirectUrl: 'https://app.example/',
        ...cookie,
      }),
    );
    expect(inShort(flows)).toEqual([webApp]);
  });

  it('Okta whose sign-in page repeats the client’s state', () => {
    const flows = told(
      visit(
        urlWith('https://dev-1.okta.com/oauth2/default/v1/authorize', {
          client_id: '0oa1',
          response_type: 'code',
          redirect_uri: 'https://app.example/cb',
          scope: 'openid',
          state: 'okta-state-1a2B',
        }),
      ),
      visit('https://dev-1.okta.com/login/login.htm?fromURI=%2Foauth2&state=okta-state-1a2B'),
      redirect(
        'https://dev-1.okta.com/login/token/redirect?stateToken=02abc',
        'https://app.example/cb?code=nU4fL1z-Qk9&state=okta-state-1a2B',
      ),
      visit('https://app.example/cb?code=nU4fL1z-Qk9&state=okta-state-1a2B', {
        status: 302,
        redirectUrl: 'https://app.example/',
        ...cookie,
      }),
    );
    expect(inShort(flows)).toEqual([webApp]);
  });

  it('Keycloak and keycloak-js, whose answer is a fragment that begins with state', () => {
    const answer =
      'https://app.example/#state=7b1e2f&session_state=55d1&iss=https%3A%2F%2Fid.example%2Frealms%2Fr&code=e2f.55d1.9a';
    const flows = told(
      visit(
        urlWith('https://id.example/realms/r/protocol/openid-connect/auth', {
          client_id: 'spa',
          redirect_uri: 'https://app.example/',
          state: '7b1e2f',
          response_mode: 'fragment',
          response_type: 'code',
          scope: 'openid',
          nonce: '91c',
        }),
      ),
      {
        ...form(
          'https://id.example/realms/r/login-actions/authenticate?session_code=wq&execution=1&client_id=spa&tab_id=x&client_data=eyJ',
          { username: 'kim', password: 'x' },
          page,
        ),
        status: 302,
        redirectUrl: answer,
      },
      visit('https://app.example/'),
      form(
        'https://id.example/realms/r/protocol/openid-connect/token',
        {
          code: 'e2f.55d1.9a',
          grant_type: 'authorization_code',
          client_id: 'spa',
          redirect_uri: 'https://app.example/',
        },
        { status: 200, responseBody: jsonBody({ access_token: 'at', token_type: 'Bearer' }), ...script },
      ),
    );
    expect(inShort(flows)).toEqual([
      'authorization_code fragment succeeded: authorization_request authorization_response token_request',
    ]);
  });

  it('Amazon Cognito, whose sign-in page repeats the whole request', () => {
    const request = {
      client_id: '5l0f',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: 'https://app.example/cb',
      state: 'cog-9Xa81',
    };
    const answer = 'https://app.example/cb?code=7f0a-11ab&state=cog-9Xa81';
    const flows = told(
      redirect(
        urlWith('https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize', request),
        urlWith('https://shop.auth.eu-west-1.amazoncognito.com/login', request),
      ),
      visit(urlWith('https://shop.auth.eu-west-1.amazoncognito.com/login', request)),
      {
        ...form(
          urlWith('https://shop.auth.eu-west-1.amazoncognito.com/login', request),
          { _csrf: '1', username: 'kim', password: 'x' },
          page,
        ),
        status: 302,
        redirectUrl: answer,
      },
      visit(answer, { status: 302, redirectUrl: 'https://app.example/', ...cookie }),
    );
    expect(inShort(flows)).toEqual([webApp]);
  });

  it('GitHub, whose request names no response_type', () => {
    const answer = 'https://app.example/cb?code=8d1c4b2f9a7e6d5c4b3a&state=gh-9Xa81';
    const flows = told(
      redirect(
        urlWith('https://github.com/login/oauth/authorize', {
          client_id: 'Iv1.8a61f9b3a7aba766',
          scope: 'read:user',
          state: 'gh-9Xa81',
        }),
        'https://github.com/login?client_id=Iv1.8a61f9b3a7aba766&return_to=%2Flogin%2Foauth%2Fauthorize%3Fclient_id%3DIv1.8a61f9b3a7aba766%26scope%3Dread%253Auser%26state%3Dgh-9Xa81',
      ),
      visit(
        'https://github.com/login?client_id=Iv1.8a61f9b3a7aba766&return_to=%2Flogin%2Foauth%2Fauthorize%3Fclient_id%3DIv1.8a61f9b3a7aba766%26scope%3Dread%253Auser%26state%3Dgh-9Xa81',
      ),
      redirect(
        urlWith('https://github.com/login/oauth/authorize', {
          client_id: 'Iv1.8a61f9b3a7aba766',
          scope: 'read:user',
          state: 'gh-9Xa81',
        }),
        answer,
      ),
      visit(answer, { status: 302, redirectUrl: 'https://app.example/', ...cookie }),
    );
    expect(inShort(flows)).toEqual([webApp]);
  });

  it('Apple by form_post with the person’s name', () => {
    const flows = told(
      visit(
        urlWith('https://appleid.apple.com/auth/authorize', {
          client_id: 'com.example.web',
          redirect_uri: 'https://app.example/apple',
          response_type: 'code id_token',
          response_mode: 'form_post',
          scope: 'name email',
          state: 'apple-9Xa81',
          nonce: 'n1',
        }),
      ),
      form(
        'https://app.example/apple',
        {
          state: 'apple-9Xa81',
          code: 'c7e1.0.mrxz.A1',
          id_token: jwt({ aud: 'com.example.web', nonce: 'n1' }),
          user: '{"name":{"firstName":"Kim"},"email":"kim@example.org"}',
        },
        {
          status: 302,
          redirectUrl: 'https://app.example/',
          responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure; SameSite=Lax']],
          ...page,
        },
      ),
    );
    expect(inShort(flows)).toEqual([
      'hybrid form_post succeeded: authorization_request authorization_response (token_request)',
    ]);
  });

  it('Facebook’s script, with its own response types and an answer that ends in #_=_', () => {
    const flows = told(
      visit(
        urlWith('https://www.facebook.com/v19.0/dialog/oauth', {
          client_id: '123',
          redirect_uri: 'https://app.example/fb',
          response_type: 'code,granted_scopes',
          state: 'fb-9Xa81Q',
          scope: 'public_profile,email',
        }),
      ),
      visit('https://app.example/fb?code=AQDx7-long-code&granted_scopes=email&state=fb-9Xa81Q#_=_', {
        status: 302,
        redirectUrl: 'https://app.example/',
        ...cookie,
      }),
    );
    expect(inShort(flows)).toEqual([webApp]);
  });

  it('a request that the login page sends by POST', () => {
    const flows = told(
      {
        ...form(
          'https://op.example/auth',
          {
            client_id: 'web',
            response_type: 'code',
            scope: 'openid',
            redirect_uri: 'https://app.example/cb/',
            state: 'post-9Xa81',
          },
          page,
        ),
      },
      visit('https://app.example/cb?code=Zk81aa0-Qx&state=post-9Xa81', {
        status: 301,
        redirectUrl: 'https://app.example/cb/?code=Zk81aa0-Qx&state=post-9Xa81',
      }),
      visit('https://app.example/cb/?code=Zk81aa0-Qx&state=post-9Xa81', {
        status: 302,
        redirectUrl: 'https://app.example/',
        ...cookie,
      }),
    );
    expect(inShort(flows)).toEqual([webApp]);
  });

  it('a native app whose scheme has three slashes', () => {
    const flows = told(
      redirect(
        urlWith('https://op.example/auth', {
          client_id: 'native',
          response_type: 'code',
          redirect_uri: 'com.example.app:///cb',
          state: 'native-9Xa81',
        }),
        'com.example.app:///cb?code=Zk81aa0-Qx&state=native-9Xa81',
      ),
    );
    expect(flows).toMatchObject([
      {
        client: { redirect_uri: 'com.example.app:///cb', type: 'public' },
        steps: [{ kind: 'authorization_request' }, { kind: 'authorization_response' }],
      },
    ]);
  });

  it('a page that routes in its fragment', () => {
    const flows = told(
      visit(
        urlWith('https://op.example/auth', {
          client_id: 'spa',
          response_type: 'code',
          redirect_uri: 'https://app.example/#/cb',
          state: 'hash-9Xa81',
        }),
      ),
      redirect('https://op.example/login', 'https://app.example/#/cb?code=Zk81aa0-Qx&state=hash-9Xa81'),
      visit('https://app.example/'),
    );
    expect(seen(flows)).toEqual([['authorization_request', 'authorization_response']]);
  });

  it('a token response that is a form, or JSON that is called text', () => {
    const bodies = [
      { mediaType: 'text/html', text: '{"access_token":"at-1","token_type":"bearer"}' },
      { mediaType: '', text: 'access_token=at-1&scope=read%3Auser&token_type=bearer' },
    ];
    for (const responseBody of bodies) {
      const flows = told(
        form(
          'https://op.example/token',
          { grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' },
          { status: 200, responseBody, ...script },
        ),
        json('https://api.example/me', {}, { requestHeaders: [['Authorization', 'Bearer at-1']] }),
      );
      expect(flows.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([
        ['token_request', 'resource_request'],
      ]);
    }
  });
});

describe('around a login', () => {
  const request = visit(
    urlWith('https://op.example/auth', {
      client_id: 'spa',
      response_type: 'code',
      redirect_uri: 'https://app.example/cb',
      state: 'known-9Xa81',
    }),
  );
  const answer = 'https://app.example/cb?code=Zk81aa0-Qx&state=known-9Xa81';
  const kinds = (...steps: readonly ExchangeFields[]) => seen(told(request, ...steps));

  it('a page of the server that repeats the state is no answer', () => {
    expect(kinds(visit('https://op.example/login?state=known-9Xa81'))).toEqual([['authorization_request']]);
  });

  it('a picture that repeats the answer’s query is no second answer', () => {
    const pixel = exchange({
      url: 'https://pixel.example/t?code=Zk81aa0-Qx&state=known-9Xa81',
      context: { resourceType: 'other' },
      responseHeaders: [['Content-Type', 'image/gif']],
    });
    expect(kinds(visit(answer), pixel)).toEqual([['authorization_request', 'authorization_response']]);
  });

  it('the page that hands its code to its own server makes no step', () => {
    const handed = json(
      'https://app.example/api/session',
      {},
      { method: 'POST', requestBody: jsonBody({ code: 'Zk81aa0-Qx', state: 'known-9Xa81' }), ...script },
    );
    expect(kinds(visit(answer), handed)).toEqual([['authorization_request', 'authorization_response']]);
  });

  it('an answer that was loaded ahead of time counts once', () => {
    const ahead = visit(answer, { requestHeaders: [['Sec-Purpose', 'prefetch']] });
    expect(kinds(ahead, visit(answer))).toEqual([['authorization_request', 'authorization_response']]);
  });
});
