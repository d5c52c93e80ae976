import express, { type Express } from 'express';
import { auth, requiredScopes, UnauthorizedError } from 'express-oauth2-jwt-bearer';

export type GuardedApiSetup = {
  /** The provider, which must be `http`: its keys are asked for by the machine's address. */
  readonly issuer: string;
  readonly audience: string;
  /** A scope that a token must have. */
  readonly scope?: string;
};

/** An API that takes the provider's JWTs and nothing else, by `express-oauth2-jwt-bearer`. */
export function createGuardedApi({ issuer, audience, scope }: GuardedApiSetup): Express {
  const app = express();
  app.use((request, response, next) => {
    response.set('access-control-allow-origin', request.headers.origin ?? '*');
    response.set('access-control-allow-headers', 'authorization');
    response.set('access-control-expose-headers', 'www-authenticate');
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  });
  const jwksUri = `http://127.0.0.1:${new URL(issuer).port}/jwks`;
  app.use(auth({ issuer, audience, jwksUri, tokenSigningAlg: 'ES256', clockTolerance: 0 }));
  if (scope) app.use(requiredScopes(scope));
  app.get('/plans', (_request, response) => void response.json({ plans: ['Holidays'] }));
  app.use(((error, _request, response, _next) => {
    const { status, headers } = error instanceof UnauthorizedError ? error : { status: 500, headers: {} };
    response
      .status(status)
      .set(headers)
      .json({ message: error instanceof Error ? error.message : 'unknown' });
  }) as express.ErrorRequestHandler);
  return app;
}
