import { describe, expect, it } from 'vitest';
import { loosePhrasesIn } from '../../../../../lib/facts/said/phrases/find.ts';
import { loosePhrases } from '../../../../../lib/facts/said/phrases/loose.ts';
import { saidCauseNames } from '../../../../../lib/vocabulary/cause-name.ts';
import { saidBy } from '../../../../../lib/facts/said/said.ts';
import { answer, document, page } from '../../../../support/said.ts';

const sentences: readonly (readonly [id: string, sentence: string])[] = [
  [
    'loose-redirect-uri',
    'The callback URL you sent is not among those allowed: not registered for this integration.',
  ],
  ['loose-redirect-uri', 'The redirect URI http://a.example/cb differs from what was configured.'],
  ['loose-in-testing', 'This client is in sandbox mode: the account was not added to it.'],
  ['loose-in-testing', 'Only testers may sign in.'],
  ['loose-logout-uri', 'This post-logout redirect is not whitelisted for the application.'],
  ['loose-logout-hint', 'The logout needs an id_token_hint, which is missing.'],
  ['loose-idp-initiated', 'IdP-initiated sign-in is switched off here and not enabled for this partner.'],
  ['loose-in-response-to', 'InResponseTo refers to an unknown request.'],
  ['loose-destination', 'The Destination of the message does not match our endpoint.'],
  ['loose-relay-state', 'RelayState is missing or was altered.'],
  ['loose-nameid', 'No usable NameID was sent: the format is unsupported.'],
  ['loose-nonce', 'The nonce inside the identity token isn’t valid; it does not match ours.'],
  ['loose-pkce', 'PKCE check failed for this exchange.'],
  ['loose-state', 'The OAuth state you returned does not match what we stored for you.'],
  ['loose-state', 'Security check: wrong state received.'],
  ['loose-state-gone', 'We could not find the login attempt you want to finish.'],
  ['loose-csrf', 'Possible cross-site request forgery: the check failed.'],
  ['loose-cookie', 'A required cookie was not sent by your browser, it is missing.'],
  ['loose-session', 'Your session is no longer here.'],
  ['loose-code', 'That authorization code was consumed before.'],
  ['loose-secret', 'The client secret looks incorrect.'],
  ['loose-client', 'There is no such relying party here.'],
  ['loose-admin', 'Ask an administrator to approve this app.'],
  ['loose-origin', 'Requests from this origin are not permitted.'],
  ['loose-scope', 'The scope “reports” is not granted to your application.'],
  ['loose-audience', 'The token’s audience is wrong for this service.'],
  ['loose-issuer', 'Untrusted issuer https://a.example/.'],
  ['loose-clock', 'The assertion was issued in the future.'],
  ['loose-expired', 'The access token has expired, renew it.'],
  ['loose-signature', 'The signature could not be checked with any key: no matching key.'],
  ['loose-decrypt', 'We were unable to decrypt the message.'],
  ['loose-email', 'Your provider didn’t return an e-mail for you.'],
  ['loose-account-exists', 'An account with this address already exists under a different provider.'],
  ['loose-stronger', 'Multi-factor authentication is required by your organisation.'],
  ['loose-not-assigned', 'Your account is not allowed to use this tool.'],
  ['loose-rate', 'Too many login attempts, try again later.'],
  ['loose-id-token', 'The ID token could not be verified.'],
  ['loose-userinfo', 'Failed to load the user profile from the provider.'],
  ['loose-exchange', 'Exchanging the code for tokens failed.'],
  ['loose-provider-unreachable', 'The identity provider did not respond in time.'],
  ['loose-registration', 'Dynamic registration is disabled on this server.'],
  ['loose-https', 'HTTPS is required to sign in.'],
  ['loose-popup', 'The login window was closed too early.'],
  ['loose-loop', 'We noticed a redirect loop while signing you in.'],
];

describe('a sentence in nobody’s known words', () => {
  it.each(sentences)('%s: %s', (id, sentence) => {
    expect(loosePhrasesIn(sentence).map((one) => one.id)).toContain(id);
  });

  it('is there for every row', () => {
    const shown = new Set(sentences.map(([id]) => id));
    expect(loosePhrases.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
    const known = new Set<string>(saidCauseNames);
    const pointed = loosePhrases.flatMap(({ cause, suspects }) => (cause ? [cause] : suspects));
    expect(pointed.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('a sentence about something else', () => {
  it.each([
    'Welcome back to the United States of invalid parking.',
    'Your order could not be found.',
    'The statement does not match.',
    'Something went wrong, please try again.',
    'Payment failed: card expired.',
    'We sell cookies and tea.',
    'The editor could not save your text.',
    'Page not found',
    'Internal server error',
    'Password must be eight characters long.',
  ])('%s', (sentence) => {
    expect(loosePhrasesIn(sentence)).toEqual([]);
  });
});

describe('in what is said', () => {
  it('a known wording goes alone', () => {
    const said = saidBy(answer({ message: 'Unable to verify authorization request state.' }));
    expect(said?.phrases.map(({ phrase }) => phrase.id)).toEqual(['passport-no-state']);
  });

  it('a loose one stands where none is known, before one that hides the reason', () => {
    const said = saidBy(
      page(document('<h1>The state you sent does not match the one we kept.</h1>'), {
        url: 'https://app.example/login?error=Configuration',
      }),
    );
    expect(said?.phrases.map(({ phrase }) => phrase.id)).toEqual(['loose-state', 'authjs-configuration']);
  });

  it('a page that answers well says nothing by a loose wording alone', () => {
    const long = `<p>${'We explain cookies, sessions and why they may be missing. '.repeat(30)}</p>`;
    expect(saidBy(page(document(long), { status: 200 }))).toBeUndefined();
  });
});
