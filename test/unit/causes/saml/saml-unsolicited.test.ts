import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { samlAnswer, samlRequest, type AnswerChanges } from '../../../support/saml-login.ts';

const id = 'saml-unsolicited';
const cognitoWords = 'Invalid samlResponse or relayState from identity provider';
const cognito = 'https://pool.auth.eu-central-1.amazoncognito.com/saml2/idpresponse';

/** The identity provider posts an answer that nobody asked for, and the site refuses it in these words. */
const unasked = (text: string, more: AnswerChanges = {}) =>
  samlAnswer({
    inResponseTo: null,
    relayState: '',
    exchange: {
      status: 403,
      redirectUrl: undefined,
      responseBody: { mediaType: 'text/html', text: `<h1>Sign-in failed</h1><p>${text}</p>` },
    },
    ...more,
  });
const atCognito = { at: cognito, destination: cognito, recipients: [cognito] };

describe(`${id} is the cause`, () => {
  it('of an answer that Cognito refuses for what belongs to it', () => {
    const exchanges = capture(unasked(cognitoWords, atCognito));
    expectReason(exchanges, id, 'names no request (InResponseTo is missing) and brings no RelayState');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.fix).toContain('identity_provider=');
  });

  it.each([
    'The InResponseTo of the response is missing',
    'RelayState is missing or invalid',
    'Unsolicited responses are not allowed',
  ])('of a site that says: %s', (text) => {
    expectReason(capture(unasked(text)), id, 'nobody had asked for it');
  });

  it('with a RelayState that the identity provider was set to send', () => {
    const reason = reasonOf(
      capture(unasked('Unsolicited responses are not allowed', { relayState: 'home' })),
    );
    expect(reason).toMatchObject({ cause: id, confidence: 'firm' });
    expect(reason?.why).not.toContain('RelayState');
  });
});

describe(`${id} is the cause at Keycloak as a broker`, () => {
  const broker = 'https://sso.example/realms/werk/broker/google-saml/endpoint';
  const atBroker = { at: broker, destination: broker, recipients: [broker] };
  const words = 'Unexpected error when authenticating with identity provider';

  it('where the answer brings no RelayState, by which Keycloak finds the login', () => {
    const exchanges = capture(unasked(words, atBroker));
    expectReason(exchanges, id, 'brings no RelayState, by which Keycloak finds the login that it belongs to');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.confidence).toBe('firm');
    expect(reasonOf(exchanges)?.fix).toContain('/endpoint/clients/');
  });

  it('perhaps, where its page is in a language that is not known', () => {
    const reason = reasonOf(capture(unasked('Neočekávaná chyba', atBroker)));
    expect(reason).toMatchObject({ cause: id, confidence: 'tentative' });
  });

  it.each<[string, ReturnType<typeof unasked>]>([
    ['with a RelayState', unasked(words, { ...atBroker, relayState: 'state.tab.client' })],
    [
      'at the address for logins that the provider begins',
      unasked(words, {
        at: `${broker}/clients/app`,
        destination: `${broker}/clients/app`,
        recipients: [`${broker}/clients/app`],
      }),
    ],
    [
      'where Keycloak names a signature',
      unasked('Invalid signature in response from identity provider', atBroker),
    ],
    ['where it took the answer', unasked('', { ...atBroker, exchange: {} })],
    ['that answers a request', unasked(words, { ...atBroker, inResponseTo: '_request1' })],
  ])('but not of an answer %s', (_, answer) => {
    expect(causesOf(capture(answer))).not.toContain(id);
  });
});

const refusing = (exchange: AnswerChanges['exchange'] & object, more: AnswerChanges = {}) =>
  samlAnswer({
    inResponseTo: null,
    relayState: '',
    exchange: { redirectUrl: undefined, ...exchange },
    ...more,
  });
const plain = (text: string, mediaType = 'text/plain') => ({ responseBody: { mediaType, text } });
const html = (text: string) => plain(text, 'text/html');
const to = (path: string) => ({ status: 302, redirectUrl: `https://sp.example${path}` });

describe(`${id} is perhaps the cause where the site refuses in no words`, () => {
  it.each<[string, ReturnType<typeof refusing>]>([
    ['but an errorCode in its address (Rancher)', refusing(to('/login?errorCode=403'))],
    ['but an error in its address (Sustainsys)', refusing(to('/login?error=access_denied'))],
    ['but the name of its page', refusing(to('/forbidden'))],
    ['but “Forbidden” (crewjam/saml)', refusing({ status: 403, ...plain('Forbidden') })],
    ['but “Unauthorized”', refusing({ status: 401, ...plain('Unauthorized') })],
    ['but a heading', refusing({ status: 403, ...html('<h1>403 Forbidden</h1>') })],
    [
      'but the members of its framework',
      refusing({
        status: 403,
        ...plain('{"status":403,"error":"Forbidden","path":"/saml/acs"}', 'application/json'),
      }),
    ],
    ['at all', refusing({ status: 403 })],
    ['though it was sent a RelayState', refusing({ status: 403 }, { relayState: 'home' })],
  ])('%s', (_, answer) => {
    const exchanges = capture(answer);
    expectReason(exchanges, id, 'names no request (InResponseTo is missing)');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'tentative' });
    expect(reasonOf(exchanges)?.fix).toContain('Begin at the app’s own page');
  });
});

describe(`${id} is not the cause of a refusal`, () => {
  it.each<[string, ReturnType<typeof refusing>]>([
    ['that answers a request', refusing({ status: 403 }, { inResponseTo: '_request1' })],
    [
      'in words about a form',
      refusing({ status: 403, ...html('<h1>Forbidden</h1><p>CSRF verification failed.</p>') }),
    ],
    [
      'in words that nobody knows',
      refusing({ status: 403, ...html('<h1>Forbidden</h1><p>Nemáte přístup, vraťte se.</p>') }),
    ],
    ['by a code that names another matter', refusing(to('/login?error=user_not_found'))],
    ['by an error of the server’s', refusing({ status: 500 })],
    [
      'by a proxy in front',
      refusing({
        status: 403,
        responseHeaders: [['Server', 'nginx']],
        ...html('<center><h1>403 Forbidden</h1></center><hr><center>nginx/1.24.0</center>'),
      }),
    ],
    [
      'of an answer for another audience',
      refusing({ status: 403 }, { destination: 'https://other.example/acs' }),
    ],
  ])('%s', (_, answer) => {
    expect(causesOf(capture(answer))).not.toContain(id);
  });

  it('by the page behind an answer that was taken', () => {
    const taken = samlAnswer({ inResponseTo: null, relayState: '' });
    const page = {
      url: 'https://sp.example/home',
      status: 403,
      context: { resourceType: 'main_frame' as const },
    };
    expect(causesOf(capture(taken, page))).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, Parameters<typeof unasked>]>([
    ['where the site names a signature', ['The signature of the response is invalid']],
    ['where the site names the person', ['This account is disabled']],
    ['where the site says nothing that is known', ['Please try again']],
    ['of a login that the site took', ['', { exchange: {} }]],
  ])('%s', (_, [text, more]) => {
    expect(causesOf(capture(unasked(text, more)))).not.toContain(id);
  });

  it.each([cognitoWords, 'The InResponseTo of the response is missing'])(
    'of an answer to a request, recorded or not: %s',
    (text) => {
      const answered = unasked(text, { ...atCognito, inResponseTo: '_request1', relayState: 'r1' });
      expect(causesOf(capture(answered))).not.toContain(id);
      expect(causesOf(capture(samlRequest({ consumer: cognito }), answered))).not.toContain(id);
    },
  );

  it('of an answer that names no request where the site had asked', () => {
    expect(causesOf(capture(samlRequest(), unasked(cognitoWords)))).not.toContain(id);
  });
});
