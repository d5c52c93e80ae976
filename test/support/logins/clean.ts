import type { Header } from '../../../lib/exchange/exchange.ts';
import { form, json, jsonBody, redirect, urlWith } from '../exchange.ts';
import type { FlowFields } from '../report.ts';
import {
  authorization,
  verifier,
  callback,
  idToken,
  accessToken,
  browserHeaders,
  places,
  type Place,
} from './ground.ts';

/** A single-page app signs in with discovery, PKCE, state and nonce, reads userinfo and calls its API. All is well. */
export function cleanLogin(place: Place = {}): FlowFields {
  const at = places(place);
  const code = 'SplxlOBeZQQYbYS6WxSbIA';
  const discovery = at(
    json('https://op.example/.well-known/openid-configuration', {
      issuer: 'https://op.example',
      authorization_endpoint: 'https://op.example/auth',
      token_endpoint: 'https://op.example/token',
      code_challenge_methods_supported: ['S256'],
    }),
  );
  const request = at(
    redirect(urlWith('https://op.example/auth', authorization), 'https://op.example/login/pS8k1', {
      requestHeaders: browserHeaders,
      responseHeaders: [
        ['Location', 'https://op.example/login/pS8k1'],
        ['Set-Cookie', '_interaction=pS8k1; path=/login; httponly; secure; samesite=lax'],
        ['Cache-Control', 'no-store'],
      ],
    }),
    210,
  );
  const response = at(
    {
      url: callback({ code, state: authorization.state, iss: 'https://op.example' }),
      status: 200,
      duration: 12,
      context: { resourceType: 'main_frame' },
    },
    8400,
  );
  const token = at(
    form(
      'https://op.example/token',
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: authorization.redirect_uri,
        client_id: 'spa',
        code_verifier: verifier,
      },
      {
        status: 200,
        duration: 86,
        responseHeaders: [
          ['Content-Type', 'application/json; charset=utf-8'],
          ['Cache-Control', 'no-store'],
          ['Access-Control-Allow-Origin', 'https://app.example'],
        ],
        responseBody: jsonBody({
          access_token: accessToken,
          token_type: 'Bearer',
          expires_in: 600,
          id_token: idToken,
          refresh_token: '4c1b0af5d0e84bb2a6a1b8f4c1a2',
          scope: 'openid profile email notes:read offline_access',
        }),
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      },
    ),
    140,
  );
  const bearer: readonly Header[] = [
    ['Authorization', `Bearer ${accessToken}`],
    ['Accept', 'application/json'],
  ];
  const userinfo = at(
    json(
      'https://op.example/me',
      { sub: '248289761001', email: 'kim@example.org', name: 'Kim Example' },
      { requestHeaders: bearer },
    ),
    96,
  );
  const api = at(
    json('https://api.example/notes?limit=20', [{ id: 1, text: 'Buy milk' }], {
      requestHeaders: bearer,
      duration: 122,
    }),
    60,
  );
  return {
    steps: [
      { kind: 'discovery', exchange: discovery },
      { kind: 'authorization_request', exchange: request },
      { kind: 'authorization_response', exchange: response },
      { kind: 'token_request', exchange: token },
      { kind: 'userinfo_request', exchange: userinfo },
      { kind: 'resource_request', exchange: api },
    ],
  };
}
