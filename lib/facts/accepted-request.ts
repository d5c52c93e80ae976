import { fact } from './fact.ts';

/** The authorization request, unless a page of the server’s turned it away: what it lacks has then harmed nobody. */
export const acceptedRequest = fact('acceptedRequest', ({ authorizationRequest, errorPage }) =>
  errorPage ? undefined : authorizationRequest,
);
