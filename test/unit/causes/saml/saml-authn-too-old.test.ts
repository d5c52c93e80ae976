import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { samlAnswer, samlRequest, type AnswerChanges } from '../../../support/saml-login.ts';

const id = 'saml-authn-too-old';
const hour = 3_600_000;
const page = (words: string, status = 500) => ({
  status,
  redirectUrl: undefined,
  responseBody: { mediaType: 'text/html', text: `<html><body><h1>Error</h1><p>${words}</p></body></html>` },
});
const login = (hours: number, words: string, more: AnswerChanges = {}) =>
  capture(
    samlRequest(more.at === undefined ? {} : { consumer: more.at }),
    samlAnswer({ authenticated: baseTime - hours * hour, exchange: page(words), ...more }),
  );
const pac4j =
  'org.pac4j.saml.exceptions.SAMLAuthnInstantException: Authentication issue instant is too old or in the future';
const spring = 'Authentication statement is too old to be used with value 2026-01-01T00:00:00Z';

describe(`${id} is the cause`, () => {
  it.each([
    [170, pac4j, '7 days'],
    [3, spring, '3 hours'],
    [30, 'AuthnInstant of this assertion is too old', '30 hours'],
  ])('of a login %i hours ago where the site says so (%s)', (hours, words, said) => {
    const exchanges = login(hours, words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', proof: 'comparison' });
    expect(reasonOf(exchanges)?.why).toContain(`${said} before this response`);
    expect(reasonOf(exchanges)?.why).toContain('No clock is wrong');
  });

  it('perhaps, where the login was days ago and the site gives no reason', () => {
    expect(reasonOf(login(72, 'Something went wrong'))).toMatchObject({ cause: id, confidence: 'tentative' });
  });

  it.each([
    ['https://sp.example/saml/SSO', 'Spring Security SAML'],
    ['https://sp.example/app/saml/SSO/alias/portal', 'Spring Security SAML'],
    ['https://sp.example/callback?client_name=SAML2Client', 'pac4j'],
    ['https://sp.example/callback?client_name=SAML2Client', 'allows unless set otherwise (60 minutes)'],
  ])('perhaps, at software that is known to take no older one (%s)', (at, product) => {
    const exchanges = login(5, 'Error validating SAML message', {
      at,
      destination: at,
      recipients: [at],
    });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'tentative' });
    expect(reasonOf(exchanges)?.why).toContain(product);
  });
});

describe('perhaps, where the site sends the browser to its sign-out page and gives no reason', () => {
  const at = 'https://sp.example/securityRealm/finishLogin';
  const loggedOut = (hours: number, path = '/samlLogout', more: AnswerChanges = {}) =>
    login(hours, '', {
      at,
      destination: at,
      recipients: [at],
      exchange: { status: 302, redirectUrl: `https://sp.example${path}`, responseBody: undefined },
      ...more,
    });

  it('as Jenkins does, after more than the 24 hours that it allows', () => {
    expect(causeAndOfTrace(loggedOut(70))).toEqual([id, id]);
    const why = reasonOf(loggedOut(70))?.why;
    expect(why).toContain('Jenkins’ SAML plugin allows unless set otherwise (24 hours)');
    expect(why).toContain('sent the browser to https://sp.example/samlLogout');
  });

  it.each<[string, ReturnType<typeof loggedOut>]>([
    ['of this morning', loggedOut(6)],
    ['where Jenkins let the person in', loggedOut(70, '/job/release/')],
    [
      'where the response itself is for somebody else',
      loggedOut(70, '/samlLogout', { audiences: [['other']] }),
    ],
  ])('not of a login %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.cause).not.toBe(id);
  });
});

it('such software says another reason first', () => {
  const at = 'https://sp.example/saml/SSO';
  const exchanges = login(5, 'SAML assertion audience mismatch', { at, destination: at, recipients: [at] });
  expect(reasonOf(exchanges)?.cause).toBe('saml-audience');
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['of a login this morning, refused without a reason', login(5, 'Something went wrong')],
    [
      'of a login within the time that such software allows',
      login(1.9, 'Something went wrong', { at: 'https://sp.example/saml/SSO' }),
    ],
    ['of a login right now', login(0, 'Something went wrong')],
    [
      'where the person was let in',
      login(72, '', {
        exchange: {
          status: 302,
          redirectUrl: 'https://sp.example/home',
          responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly']],
        },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
