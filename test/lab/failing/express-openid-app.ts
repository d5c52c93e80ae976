import express, { type ErrorRequestHandler, type Express } from 'express';
import openid, { type ConfigParams } from 'express-openid-connect';
import { loopbackFetch } from '../loopback-fetch.ts';
import { escapeHtml, renderPage } from '../page.ts';
import { clientSecret } from './provider.ts';

export type ExpressOpenidAppSetup = {
  /** Where browsers find it. */
  readonly origin: string;
  readonly provider: string;
  /** What differs from a good configuration. */
  readonly config?: ConfigParams;
};

/** Tickets: `express-openid-connect`, whose session and transaction live in cookies. `/` is for everybody, `/mine` asks for a login. */
export function createExpressOpenidApp({ origin, provider, config }: ExpressOpenidAppSetup): Express {
  const app = express();
  app.set('trust proxy', 1);
  app.use(
    openid.auth({
      issuerBaseURL: provider,
      baseURL: origin,
      clientID: 'tickets',
      clientSecret,
      clientAuthMethod: 'client_secret_post',
      secret: 'a secret of the lab that opens nothing',
      authRequired: false,
      idTokenSigningAlg: 'ES256',
      authorizationParams: { response_type: 'code', scope: 'openid profile offline_access' },
      customFetch: loopbackFetch as typeof fetch,
      enableTelemetry: false,
      ...config,
    }),
  );
  app.get('/', (request, response) => {
    const { user } = request.oidc;
    response.send(page(user ? `Signed in as ${String(user['sub'])}` : 'Signed out'));
  });
  // A page in between: what follows it begins on the app's own site again.
  app.get('/welcome', (_request, response) => {
    response.send(page('Welcome') + '<script>location.replace("/mine")</script>');
  });
  app.get('/mine', openid.requiresAuth(), (_request, response) => void response.send(page('Your tickets')));
  app.use(showError);
  return app;
}

/** Shows what the library says, as apps that are under development do. */
const showError: ErrorRequestHandler = (
  error: { status?: number; message: string },
  _request,
  response,
  _next,
) => {
  response.status(error.status ?? 500).send(page(`Sorry, that did not work: ${error.message}`));
};

function page(status: string): string {
  const links =
    '<div class="row"><a id="login" href="/login">Sign in</a><a id="logout" href="/logout">Sign out</a></div>';
  return renderPage({
    title: 'Tickets',
    body: `<h1>Tickets</h1><p id="status">${escapeHtml(status)}</p>${links}`,
  });
}
