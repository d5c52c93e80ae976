import type { ExchangeFields } from './exchange.ts';
import { form, urlWith } from './exchange.ts';
import { back, issued, openid, pkce, state, web, type VendorLogin } from './vendor-login.ts';

type Fields = Readonly<Record<string, string>>;

/** What the request asks, as pages of the provider repeat it. */
const asks = { ...openid, ...pkce };
const again = { client_id: 'client-81', redirect_uri: back, response_type: 'code', state, ...asks };
const context = { resourceType: 'main_frame', tab: 7 } as const;

/** A page of the provider, shown or passed through. */
const visit = (url: string, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url,
  status: 200,
  context,
  ...more,
});
const onward = (url: string, redirectUrl: string): ExchangeFields => visit(url, { status: 302, redirectUrl });
const posted = (url: string, fields: Fields, redirectUrl: string): ExchangeFields =>
  form(url, fields, { status: 302, redirectUrl, context });

const password = { username: 'kim', password: 'correct horse' };
const answer = urlWith(back, { ...issued, state });
const google = 'https://accounts.google.com';
const googlePage = { ...again, service: 'lso', o2v: '2', flowName: 'GeneralOAuthFlow' };
const auth0 = 'https://lens.eu.auth0.com';
const keycloak = 'https://sso.corp.example/realms/lens';
const cognito = 'https://shop.auth.eu-west-1.amazoncognito.com';
const duende = 'https://id.corp.example';
const returnUrl = urlWith('/connect/authorize/callback', again);
const hydra = 'https://hydra.corp.example/oauth2/auth';
const dex = 'https://dex.corp.example/dex';
const okta = 'https://dev-81.okta.com';

/** Logins whose provider leads through pages of its own, which repeat parts of the request or carry states of their own. */
export const vendorHops: readonly VendorLogin[] = [
  web('Google, through its account chooser', `${google}/o/oauth2/v2/auth`, {
    asks,
    hops: [
      visit(urlWith(`${google}/o/oauth2/v2/auth/oauthchooseaccount`, googlePage)),
      visit(
        urlWith(`${google}/v3/signin/identifier`, {
          ...googlePage,
          continue: `${google}/signin/oauth/consent?authuser=unknown&part=AJi8hAP&client_id=client-81`,
        }),
      ),
      visit(`${google}/signin/oauth/consent?authuser=0&part=AJi8hAP&client_id=client-81&rapt=AEjHL4M`),
      posted(`${google}/signin/oauth/consent/approval?part=AJi8hAP`, { at: 'x' }, answer),
    ],
  }),
  web(
    'Entra, through its own login and “stay signed in?”',
    'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    {
      asks,
      hops: [
        posted(
          'https://login.microsoftonline.com/common/login',
          { login: 'kim', passwd: 'x', ctx: 'rQQI', flowToken: 'AQAB' },
          'https://login.microsoftonline.com/kmsi',
        ),
        posted(
          'https://login.microsoftonline.com/kmsi',
          { LoginOptions: '1', ctx: 'rQQI', flowToken: 'AQAB' },
          answer,
        ),
      ],
    },
  ),
  web(
    'Entra External ID, the policy in the path',
    'https://lens.b2clogin.com/tfp/lens.onmicrosoft.com/b2c_1_signin/oauth2/v2.0/authorize',
    {
      asks,
      hops: [
        visit(
          'https://lens.b2clogin.com/lens.onmicrosoft.com/B2C_1_signin/api/CombinedSigninAndSignup/confirmed?csrf_token=x&tx=StateProperties=eyJUSUQiOiI3In0&p=B2C_1_signin',
        ),
      ],
    },
  ),
  web('Auth0, through its Universal Login', `${auth0}/authorize`, {
    asks,
    hops: [
      visit(`${auth0}/u/login?state=hKFo2SBDYW1lYW5kd2VudA81Xk29`),
      posted(
        `${auth0}/u/login?state=hKFo2SBDYW1lYW5kd2VudA81Xk29`,
        { ...password, state: 'hKFo2SBDYW1lYW5kd2VudA81Xk29' },
        `${auth0}/authorize/resume?state=aXFo2SBDYW1lYW5kd2VudA81Xk29`,
      ),
      onward(`${auth0}/authorize/resume?state=aXFo2SBDYW1lYW5kd2VudA81Xk29`, answer),
    ],
  }),
  web('Okta, through a step-up', `${okta}/oauth2/default/v1/authorize`, {
    asks: { ...asks, acr_values: 'urn:okta:loa:2fa:any' },
    hops: [
      visit(`${okta}/login/step-up/redirect?stateToken=02.id.81Xk29`),
      onward(`${okta}/oauth2/default/v1/authorize/redirect?okta_key=k81-Xk29aLm90pQ7`, answer),
    ],
  }),
  web('Keycloak, through its login actions', `${keycloak}/protocol/openid-connect/auth`, {
    asks,
    hops: [
      visit(`${keycloak}/protocol/openid-connect/3p-cookies/step1.html`, {
        context: { ...context, resourceType: 'sub_frame' },
      }),
      posted(
        `${keycloak}/login-actions/authenticate?session_code=sc81&execution=8f1c&client_id=client-81&tab_id=t81&client_data=eyJydSI6Imh0dHBzIn0`,
        password,
        answer,
      ),
    ],
  }),
  web('Cognito, through its hosted pages', `${cognito}/oauth2/authorize`, {
    asks,
    hops: [
      visit(urlWith(`${cognito}/login`, again)),
      posted(urlWith(`${cognito}/login`, again), { ...password, _csrf: 'x' }, answer),
    ],
  }),
  web('Duende IdentityServer', `${duende}/connect/authorize`, {
    asks,
    hops: [
      posted(
        urlWith(`${duende}/Account/Login`, { ReturnUrl: returnUrl }),
        { Username: 'kim', Password: 'x' },
        duende + returnUrl,
      ),
      onward(duende + returnUrl, answer),
    ],
  }),
  web('Ory Hydra', hydra, {
    asks,
    hops: [
      visit('https://login.corp.example/login?login_challenge=8f1c0a7e2b34'),
      onward(
        urlWith(hydra, { ...again, login_verifier: 'v81Xk29' }),
        'https://login.corp.example/consent?consent_challenge=8f1d',
      ),
      onward(urlWith(hydra, { ...again, consent_verifier: 'v82Xk29' }), answer),
    ],
  }),
  web('Dex', `${dex}/auth`, {
    asks,
    hops: [
      onward(
        urlWith(`${dex}/auth/local`, again),
        `${dex}/auth/local/login?back=&state=x7k2fj3l4m5n6o7p8q9r0s1t2u`,
      ),
      visit(`${dex}/auth/local/login?back=&state=x7k2fj3l4m5n6o7p8q9r0s1t2u`),
      onward(`${dex}/approval?req=x7k2fj3l4m5n6o7p8q9r0s1t2u&hmac=q`, answer),
    ],
  }),
  web('Authentik', 'https://auth.corp.example/application/o/authorize/', {
    asks,
    hops: [
      visit(
        urlWith('https://auth.corp.example/if/flow/default-provider-authorization-implicit-consent/', again),
      ),
    ],
  }),
  web('Authelia', 'https://auth.corp.example/api/oidc/authorization', {
    asks,
    hops: [
      visit('https://auth.corp.example/?flow=openid_connect&flow_id=8f1c'),
      onward(
        urlWith('https://auth.corp.example/api/oidc/authorization', { ...again, flow_id: '8f1c' }),
        answer,
      ),
    ],
  }),
  web('Zitadel', 'https://lens.zitadel.cloud/oauth/v2/authorize', {
    asks,
    hops: [
      visit('https://lens.zitadel.cloud/ui/login/login?authRequestID=V2_81'),
      onward('https://lens.zitadel.cloud/oauth/v2/authorize/callback?id=V2_81', answer),
    ],
  }),
  web('FusionAuth', 'https://lens.fusionauth.io/oauth2/authorize', {
    asks,
    hops: [
      posted(
        'https://lens.fusionauth.io/oauth2/authorize',
        { ...again, loginId: 'kim', password: 'x' },
        answer,
      ),
    ],
    answers: { ...issued, locale: 'en', userState: 'Authenticated' },
  }),
  web('WorkOS', 'https://api.workos.com/user_management/authorize', {
    asks: { ...pkce, provider: 'authkit' },
    hops: [
      visit(
        urlWith('https://lens.authkit.app/', {
          client_id: 'client-81',
          redirect_uri: back,
          authorization_session_id: '01H81',
        }),
      ),
    ],
  }),
];
