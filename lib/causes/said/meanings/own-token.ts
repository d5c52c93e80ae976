import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';
import type { Meaning } from '../meanings.ts';

/** What a refused token means where the app itself, or what logs people in for it, checks the token that the login brought. OpenID Connect Core §3.1.3.7. */
export const ownToken: Readonly<Partial<Record<SaidCauseName, Meaning>>> = {
  'audience-wrong': {
    owner: 'client',
    why: 'The token that the login brought is not for this app: its audience (aud) is another client or API than the app is set up for.',
    fix: 'Compare aud in the token with the client id, or the audience, in the settings of the app or of the proxy that checks it. Keycloak writes “account” into access tokens until an audience mapper adds the client.',
  },
  'issuer-wrong': {
    owner: 'client',
    why: 'The issuer of the token is not the one that the app is set up for, to the letter.',
    fix: 'Use one issuer string everywhere: scheme, host and slash count; a server in a container needs the provider’s public name.',
  },
  'key-unknown': {
    owner: 'client',
    why: 'The app could not check the token’s signature with the keys that it has looked up.',
    fix: 'Let it fetch the provider’s keys anew (jwks_uri), and check that they are of the same issuer and that the algorithm is one that it takes.',
  },
  'token-early': {
    owner: 'client',
    why: 'By the app’s clock the token is not valid yet.',
    fix: 'Synchronise the clocks of app and provider, or allow a minute of difference.',
  },
  'scope-missing': {
    owner: 'client',
    why: 'The login gave a token, and it lacks a scope that is wanted right after it: to read who the person is, most often.',
    fix: 'Add the scope that reads it to those the app asks for (Slack: users:read for users.info, identity.basic for users.identity; OpenID Connect: openid profile email), and let the person agree anew. Where the app needs nothing of the person, switch off that it loads a profile (Passport: skipUserProfile).',
  },
  'token-expired': {
    owner: 'client',
    why: 'By the app’s clock the token had expired when the app looked at it.',
    fix: 'Synchronise the clocks of app and provider; if they agree, the token lives too short, or an old one was taken.',
  },
};
