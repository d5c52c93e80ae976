import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';
import type { Meaning } from '../meanings.ts';

/** After the token was issued. */
export const afterToken = {
  'audience-missing': {
    owner: 'client',
    why: 'The login asked for no token for this API, so the provider gave one that the API cannot read.',
    fix: 'Ask for the API: audience, resource or its scope. Renewing the token cannot help.',
  },
  'audience-wrong': {
    owner: 'client',
    why: 'The token is meant for another API.',
    fix: 'Ask for a token for this API. Renewing the token cannot help.',
  },
  'scope-missing': {
    owner: 'client',
    why: 'The token lacks a scope that the API wants.',
    fix: 'Ask for that scope in a new authorization request.',
  },
  'token-expired': {
    owner: 'client',
    why: 'The token had expired.',
    fix: 'Renew it before it expires, or once when the API refuses it.',
  },
  'token-early': {
    owner: 'resource_server',
    why: 'By the API’s clock the token is not valid yet.',
    fix: 'Synchronise the clocks, or allow a minute of difference.',
  },
  'issuer-wrong': {
    owner: 'resource_server',
    why: 'The issuer of the token is not the one that is expected, to the letter.',
    fix: 'Use one issuer string everywhere: scheme, host and slash count; a server in a container needs its public name.',
  },
  'key-unknown': {
    owner: 'resource_server',
    why: 'The key that signed the token is not among those that were looked up.',
    fix: 'Fetch the provider’s keys again, and check that they are of the same issuer.',
  },
  'dpop-required': {
    owner: 'client',
    why: 'The API wants a DPoP proof with the token.',
    fix: 'Send “Authorization: DPoP” with a proof for this very call.',
  },
  'malformed-header': {
    owner: 'client',
    why: 'The Authorization header does not hold a token.',
    fix: 'Look at how it is built: undefined, null, quotes, Bearer twice.',
  },
  'userinfo-refused': {
    owner: 'client',
    why: 'The userinfo endpoint does not take this token.',
    fix: 'Ask for the scope openid, and use the token that was issued for the provider itself.',
  },
  'claim-missing-email': {
    owner: 'client',
    why: 'The provider gave no e-mail address, and the app wants one.',
    fix: 'Ask for the scope email; check that the account has a confirmed address and that the provider releases it.',
  },
  'claim-missing': {
    owner: 'client',
    why: 'The login at the provider worked; what the app wants to know of the person (a name, an id, groups) is not among the claims that the provider sends.',
    fix: 'Compare the name of the claim in the app’s settings, letter by letter, with those in the ID token and at the userinfo endpoint; ask for the scope that brings it (profile, email, groups), or let the provider add it (a mapper, an optional claim).',
  },
  'email-not-verified': {
    owner: 'authorization_server',
    why: 'The login at the provider worked; the provider says that the person’s e-mail address is not confirmed (email_verified is false), and the app lets in nobody on such an address.',
    fix: 'Confirm the address at the provider (or let it send email_verified as true, where it knows), and sign in again.',
  },
  'account-conflict': {
    owner: 'client',
    why: 'The login itself worked; an account with this address exists already and is not linked to it.',
    fix: 'Sign in the way the account was made and link the two there.',
  },
  'not-provisioned': {
    owner: 'client',
    why: 'The login itself worked; the app does not admit this person.',
    fix: 'Whoever runs the app admits accounts: sign-up, allowed domains, groups.',
  },
  'account-not-stored': {
    owner: 'client',
    why: 'The sign-in at the provider itself worked; the database behind the app could not store this person’s account.',
    fix: 'The log of that database at this moment names what refused the row: a trigger, a constraint, a missing column or right. Neither the provider nor the callback’s address is at fault.',
  },
  'app-broke': {
    owner: 'client',
    why: 'The app’s own code broke while it took the answer: it calls what is not there, as with a library of another version.',
    fix: 'The app’s log has the whole error with its line. Compare the versions of the libraries in use with what their notes on changes say; neither the provider nor the browser is at fault.',
  },
  'id-token-refused': {
    owner: 'client',
    why: 'The app’s server refused the ID token; which check failed (issuer, audience, time, nonce or signature) does not show in the browser.',
    fix: 'Compare its iss (to the letter, slashes too), aud, nonce and times with what the app is configured for, and the clocks; the app’s log says which of them.',
  },
  'iss-parameter-mismatch': {
    owner: 'authorization_server',
    why: 'The iss of the answer is not the issuer that the app knows.',
    fix: 'Send the issuer of the metadata, to the letter.',
  },
  'login-loop': {
    owner: 'client',
    why: 'The app and the provider send the browser round and round.',
    fix: 'Look at the first round: which cookie does not come back, or what the app refuses after it.',
  },
  'callback-route-missing': {
    owner: 'client',
    why: 'Nothing of the app answers at the callback’s address.',
    fix: 'Check the route’s path and method, and that the web server hands it to the app.',
  },
} as const satisfies Readonly<Partial<Record<SaidCauseName, Meaning>>>;
