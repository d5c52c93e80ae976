import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';
import type { Meaning } from '../meanings.ts';

/** Clients that the provider does not take for what they say. */
export const clientMeanings = {
  'basic-not-form-encoded': {
    owner: 'client',
    why: 'The client’s id or secret has characters that must be form-encoded in a Basic header.',
    fix: 'Encode both before base64, send them in the body instead, or make a secret of letters and digits.',
  },
  'secret-wrong-or-expired': {
    owner: 'client',
    why: 'The client’s secret is wrong or has expired.',
    fix: 'Make a new secret, store its value (not its id), and check which client and environment it belongs to.',
  },
  'auth-method-mismatch': {
    owner: 'client',
    why: 'The client authenticated in another way than it is registered for.',
    fix: 'Use the registered method (client_secret_basic, client_secret_post, private_key_jwt, none), and only one at a time.',
  },
  'wrong-platform-type': {
    owner: 'client',
    why: 'The client is registered as another kind of application than the one that asks.',
    fix: 'Register it as what it is: a single-page app has no secret, a web app has one.',
  },
  'client-unknown-here': {
    owner: 'client',
    why: 'The provider does not know this client here, or it is switched off.',
    fix: 'Compare the client id letter by letter, and check that this is the tenant, realm or environment in which it is registered.',
  },
  'app-settings-incomplete': {
    owner: 'client',
    why: 'The app’s own settings of this provider lack something.',
    fix: 'Fill in what it names in the app’s settings: most of it stands in the provider’s metadata (/.well-known/openid-configuration), from which many libraries read it by themselves when they are told the issuer.',
  },
  'assertion-invalid': {
    owner: 'client',
    why: 'The signed assertion with which the client proves itself was not accepted.',
    fix: 'Check its aud, iss, sub, exp and kid, and that the provider has the key.',
  },
  'wrong-account': {
    owner: 'client',
    why: 'Another account than the wanted one was signed in at the provider.',
    fix: 'Let the person choose (prompt=select_account), or send a login_hint.',
  },
} as const satisfies Readonly<Partial<Record<SaidCauseName, Meaning>>>;
