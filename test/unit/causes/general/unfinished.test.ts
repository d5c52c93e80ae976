import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { capture, json } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { presentation, query } from '../../../support/wallets.ts';

/** The provider shows its form once more, with these words, and nothing follows. */
const formAgain = (words: string) =>
  codeFlow({
    requestExchange: {
      status: 200,
      responseBody: {
        mediaType: 'text/html',
        text: `<form method="post"><div class="alert alert-error" role="alert">${words}</div><input name="user"><input type="password" name="pw"></form>`,
      },
    },
    response: null,
    token: null,
  });

describe('a login that waits at the provider', () => {
  it.each([
    'Invalid username or password.',
    'Wrong email or password.',
    'The password you entered is incorrect',
    'Benutzername oder Passwort ist falsch',
  ])('is told of the password where the page says “%s”', (words) => {
    for (const exchanges of [formAgain(words), redacted(formAgain(words))]) {
      expect(reasonOf(exchanges)).toMatchObject({ cause: 'not-answered' });
      expect(reasonOf(exchanges)?.fix).toContain('Type the password again');
      expect(reasonOf(exchanges)?.why).toContain(words.replace(/\.$/, ''));
    }
  });

  it.each(['Please sign in to go on.', 'Enter your password', 'Your session has expired, sign in again.'])(
    'is told to be finished where it says “%s”',
    (words) => {
      expect(reasonOf(formAgain(words))?.fix ?? '').not.toContain('Type the password again');
    },
  );
});

/** The provider goes on at a host of the person’s workspace, with the request in its address, and shows this page there. */
const handedOn = (page: string, host = 'team-blue.op.example') => {
  const [request] = codeFlow({ response: null, token: null });
  const next = request!.url.replace(/^https:\/\/[^?]+/, `https://${host}/oauth`);
  const context = { ...request!.context, resourceType: 'main_frame' } as const;
  return capture(
    { ...request!, context, status: 302, redirectUrl: next },
    { url: next, status: 200, context, responseBody: { mediaType: 'text/html', text: page } },
  );
};

describe('a login that ends on a page at another host of the provider', () => {
  it('is told by the provider’s known words', () => {
    const exchanges = handedOn(
      '<h1>Something‘s gone wrong while authorising this app.</h1><strong>Error details</strong> invalid_team_for_non_distributed_app',
    );
    expect(causeAndOfTrace(exchanges)).toEqual(['wrong-tenant', 'wrong-tenant']);
    expect(reasonOf(exchanges)?.why).toContain('another Slack workspace');
  });

  it.each([
    '<h1>We couldn’t authorise this application</h1><p>Only members of its workspace may use it.</p>',
    '<div class="alert alert-danger">Diese App ist für diese Organisation gesperrt.</div>',
    '<title>Error</title><div><div>Ovaj prijavni obrazac je trenutno zatvoren za aplikaciju.</div></div>',
  ])('is not told as left where its words are nobody’s known ones: %s', (page) => {
    for (const exchanges of [handedOn(page, 'blue.login.example'), redacted(handedOn(page))]) {
      expect(reasonOf(exchanges)).toMatchObject({ cause: 'not-answered', confidence: 'tentative' });
      expect(reasonOf(exchanges)?.why).toMatch(/its last page says that something did not work.*“/);
    }
  });

  it.each([
    '<h1>Authorise this application?</h1><form><button>Allow</button></form>',
    '<h1>Sign in</h1><p>If this does not work, your account may be locked.</p>',
    '<div class="alert alert-danger">Your session has expired.</div><form><input type="password"></form>',
  ])('is told as open where the page asks for something or says nothing: %s', (page) => {
    expect(reasonOf(handedOn(page))?.why).toContain('has not finished or has left');
  });
});

const fetched = { resourceType: 'fetch', initiator: 'https://v.example' } as const;

describe('a presentation that is not over', () => {
  it.each([
    ['the wallet’s part was not seen', 'wallet-not-seen', 'was not seen', { object: null, answer: null }],
    ['the wallet has read the request', 'wallet-not-seen', 'has fetched the request', { answer: null }],
    [
      'the verifier’s answer was not recorded',
      'not-answered',
      'has posted its answer',
      { answerExchange: { status: undefined, responseBody: undefined }, back: null },
    ],
  ] as const)('is told by how far it got: %s', (_, cause, words, changes) => {
    const exchanges = presentation(changes);
    expect(causeAndOfTrace(exchanges)).toEqual([cause, cause]);
    expect(reasonOf(exchanges)?.why).toContain(words);
  });
});

it('is told of a page that asked the browser, and to which no wallet’s answer came', () => {
  const data = { response_type: 'vp_token', response_mode: 'dc_api', nonce: 'n-1', dcql_query: query };
  const exchanges = capture(
    json('https://v.example/dc', { protocol: 'openid4vp-v1-unsigned', data }, { context: fetched }),
  );
  expect(causeAndOfTrace(exchanges)).toEqual(['wallet-not-seen', 'wallet-not-seen']);
  expect(reasonOf(exchanges)?.why).toContain('for the browser to ask a wallet');
  expect(reasonOf(exchanges)?.why).not.toContain('answers the verifier directly');
});
