import type { Exchange } from '../../lib/exchange/exchange.ts';
import { capture, jsonBody, urlWith, type ExchangeFields } from './exchange.ts';
import { back, openid, pkce, state, verifier } from './vendor-login.ts';
import { jwt } from './logins.ts';

/** A login service that asks another provider in the site's place, and the flows that are to be told: the site's own first. */
export type BrokeredLogin = {
  readonly service: string;
  readonly exchanges: readonly Exchange[];
  /** `client: steps`. */
  readonly flows: readonly string[];
  /** Where the recording does not show that the app let anyone in. Default: `succeeded`. */
  readonly outcome?: 'unclear';
};

const context = { resourceType: 'main_frame', tab: 7 } as const;
const onward = (url: string, redirectUrl: string): ExchangeFields => ({
  url,
  status: 302,
  redirectUrl,
  context,
});
const landed = (url: string): ExchangeFields => ({ url, status: 200, context });
const signedIn = (url: string): ExchangeFields => ({
  ...onward(url, 'https://app.example/'),
  responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure; SameSite=Lax']],
});
const fetched = (url: string, asks: unknown, gives: unknown): ExchangeFields => ({
  url,
  method: 'POST',
  requestBody: jsonBody(asks),
  status: 200,
  responseHeaders: [
    ['Access-Control-Allow-Origin', '*'],
    ['Cache-Control', 'no-store'],
    ['Content-Type', 'application/json'],
  ],
  responseBody: jsonBody(gives),
  context: { resourceType: 'fetch', tab: 7, initiator: 'https://app.example' },
});

const code = 'c81-Xk29aLm90pQ7';
const theirs = { response_type: 'code', state: 'AMbdmDkXk29aLm90pQ7' };
const webApp = 'authorization_request authorization_response (token_request)';

const google = (redirect_uri: string) =>
  landed(
    urlWith('https://accounts.google.com/o/oauth2/auth', {
      ...theirs,
      client_id: 'client-82',
      redirect_uri,
      scope: 'openid email profile',
    }),
  );
const answered = (callback: string) =>
  urlWith(callback, { state: theirs.state, code, scope: 'openid email profile', authuser: '0' });

const handler = 'https://lens.firebaseapp.com/__/auth/handler';
const clerk = 'https://clerk.app.example/v1/oauth_callback';
const nextAuth = 'https://app.example/api/auth/callback/google';
const supabase = 'https://ref.supabase.co/auth/v1';
const gitHub = urlWith('https://github.com/login/oauth/authorize', {
  ...theirs,
  client_id: 'client-82',
  redirect_uri: `${supabase}/callback`,
  redirect_to: back,
  scope: 'user:email',
});
const supabaseToken = jwt({
  iss: supabase,
  sub: '7',
  aud: 'authenticated',
  role: 'authenticated',
  iat: 1767225604,
  exp: 1767229204,
});
const entra = urlWith('https://login.microsoftonline.com/common/oauth2/v2.0/authorize', {
  client_id: 'client-81',
  redirect_uri: back,
  response_type: 'code',
  state,
  ...openid,
  ...pkce,
});
const personal = urlWith('https://login.live.com/oauth20_authorize.srf', {
  ...theirs,
  client_id: '51483342-085c-4d86-bf88-cf50c7252078',
  redirect_uri: 'https://login.microsoftonline.com/common/federation/oauth2msa',
  scope: 'openid profile email offline_access',
  estsfed: '1',
});
const entraAnswer = urlWith(back, { code, state });

export const brokeredLogins: readonly BrokeredLogin[] = [
  {
    service: 'Entra, for a personal account',
    exchanges: capture(
      onward(entra, personal),
      landed(personal),
      onward(
        urlWith('https://login.microsoftonline.com/common/federation/oauth2msa', {
          code: 'M.C507_BAY.2.U.81-Xk29',
          state: theirs.state,
        }),
        entraAnswer,
      ),
      signedIn(entraAnswer),
    ),
    flows: [`client-81: ${webApp}`, `51483342-085c-4d86-bf88-cf50c7252078: ${webApp}`],
  },
  {
    service: 'Supabase',
    exchanges: capture(
      onward(
        urlWith(`${supabase}/authorize`, {
          provider: 'github',
          redirect_to: back,
          code_challenge: pkce.code_challenge,
          code_challenge_method: 's256',
        }),
        gitHub,
      ),
      landed(gitHub),
      onward(urlWith(`${supabase}/callback`, { code, state: theirs.state }), urlWith(back, { code: uuid() })),
      landed(urlWith(back, { code: uuid() })),
      fetched(
        `${supabase}/token?grant_type=pkce`,
        { auth_code: uuid(), code_verifier: verifier },
        {
          access_token: supabaseToken,
          token_type: 'bearer',
          expires_in: 3600,
          refresh_token: 'r81Xk29aLm',
          user: { id: '7' },
        },
      ),
    ),
    flows: [`null: authorization_request authorization_response token_request`, `client-82: ${webApp}`],
  },
  {
    service: 'Firebase, whose page hands the answer over',
    exchanges: capture(
      landed(urlWith(handler, { apiKey: 'AIza81', authType: 'signInViaPopup', providerId: 'google.com' })),
      google(handler),
      landed(answered(handler)),
      fetched(
        'https://identitytoolkit.googleapis.com/v1/accounts:signInWithIdp?key=AIza81',
        { requestUri: answered(handler), sessionId: 's81', returnSecureToken: true },
        { providerId: 'google.com', idToken: 'x', refreshToken: 'y', expiresIn: '3600' },
      ),
    ),
    flows: ['client-82: authorization_request authorization_response (token_request)'],
  },
  {
    service: 'Clerk',
    exchanges: capture(
      google(clerk),
      onward(answered(clerk), 'https://app.example/sso-callback?__clerk_db_jwt=dvb_81'),
      signedIn('https://app.example/sso-callback?__clerk_db_jwt=dvb_81'),
    ),
    flows: [`client-82: ${webApp}`],
  },
  {
    service: 'Auth.js, which is the site itself',
    exchanges: capture(
      {
        ...onward(
          'https://app.example/api/auth/signin/google',
          urlWith('https://accounts.google.com/o/oauth2/v2/auth', {
            ...theirs,
            ...pkce,
            client_id: 'client-82',
            redirect_uri: nextAuth,
            scope: 'openid profile email',
          }),
        ),
        method: 'POST',
      },
      landed(
        urlWith('https://accounts.google.com/o/oauth2/v2/auth', {
          ...theirs,
          ...pkce,
          client_id: 'client-82',
          redirect_uri: nextAuth,
          scope: 'openid profile email',
        }),
      ),
      signedIn(answered(nextAuth)),
    ),
    flows: [`client-82: ${webApp}`],
  },
];

/** Supabase's codes look so. */
function uuid(): string {
  return '8f1c0a7e-2b34-4da1-9baa-8bc8c9d6a490';
}
