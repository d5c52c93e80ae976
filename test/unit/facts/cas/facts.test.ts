import { describe, expect, it } from 'vitest';
import { casFactsOf } from '../../../../lib/facts/cas/facts.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { redacted } from '../../../support/redacted.ts';
import { samlLogin } from '../../../support/saml-login.ts';
import { casLogin, serviceTicket } from '../../../support/single-sign-on.ts';

const factsIn = (...fields: readonly ExchangeFields[]) => casFactsOf(flowIn(...fields))!;
const service = 'http://www.example.org/service';
const secure = 'https://www.example.org/service';
const upgraded = { ...casLogin.response(), status: 301, redirectUrl: `${secure}?ticket=${serviceTicket}` };

describe('the service that a login is for', () => {
  it('is where the ticket came to', () => {
    expect(factsIn(casLogin.request(), casLogin.response()).service.verdict).toBe('same');
  });

  it('is at another scheme than the ticket came to in the end', () => {
    const { service: found, repetition } = factsIn(
      casLogin.request(),
      upgraded,
      casLogin.response(serviceTicket, secure),
    );
    expect(found).toMatchObject({
      verdict: 'differs',
      parts: ['scheme'],
      expected: { value: service, name: 'service', message: { kind: 'cas_login_request' } },
      found: { value: secure, name: 'URL', message: { kind: 'cas_response' } },
    });
    expect(repetition).toBeUndefined();
  });

  it('is not compared where no ticket came', () => {
    expect(factsIn(casLogin.request()).service).toEqual({ verdict: 'not compared', because: 'not recorded' });
  });
});

describe('a validation that was recorded', () => {
  const validation = (asked: string, text: string): ExchangeFields => ({
    url: `https://cas.example.org/cas/serviceValidate?service=${encodeURIComponent(asked)}&ticket=${serviceTicket}`,
    responseBody: { mediaType: 'text/xml', text },
  });
  const failed = (code: string) =>
    `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationFailure code="${code}">No</cas:authenticationFailure></cas:serviceResponse>`;
  const factsOf = (asked: string, text: string) =>
    factsIn(casLogin.request(), casLogin.response(), validation(asked, text));

  it('names another service', () => {
    expect(factsOf(secure, failed('INVALID_SERVICE'))).toMatchObject({
      validated: { verdict: 'differs', parts: ['scheme'] },
      failure: { code: 'INVALID_SERVICE', message: { kind: 'cas_validation' } },
    });
  });

  it('names the service, and fails otherwise', () => {
    expect(factsOf(service, failed('INVALID_TICKET'))).toMatchObject({
      validated: { verdict: 'same' },
      failure: { code: 'INVALID_TICKET' },
    });
    expect(factsOf(service, failed('SERVICE_UNAVAILABLE')).failure?.code).toBe('other');
  });

  it('succeeds', () => {
    const text =
      '<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>kim</cas:user></cas:authenticationSuccess></cas:serviceResponse>';
    expect(factsOf(service, text).failure).toBeUndefined();
  });
});

describe('a ticket comes twice', () => {
  it('when the page with it is loaded again', () => {
    const page = { ...casLogin.response(), status: 200 };
    expect(factsIn(casLogin.request(), page, page).repetition).toMatchObject({
      first: { exchange: { id: 'x1' } },
      second: { exchange: { id: 'x2' } },
      after: 1000,
    });
  });

  it('and not when it does once, or a redirect takes it along', () => {
    expect(factsIn(casLogin.request(), casLogin.response()).repetition).toBeUndefined();
    const hops = [casLogin.request(), upgraded, casLogin.response(serviceTicket, secure)];
    expect(factsIn(...hops).repetition).toBeUndefined();
  });
});

describe('the server does not serve the service', () => {
  const page = (text: string, status = 403): ExchangeFields => ({
    ...casLogin.request(),
    status,
    responseBody: { mediaType: 'text/html', text },
  });

  it.each([
    ['in English', '<h2>Application Not Authorized to Use CAS</h2>', 403],
    ['in English, with success', '<p>The application is not authorized to use CAS.</p>', 200],
    ['in French', '<h1>Cette application n’est pas autorisée à utiliser CAS</h1>', 403],
    ['by its code', '<p>UNAUTHZ_SERVICE</p>', 401],
  ])('and says so %s; a redacted trace says it too', (_, text, status) => {
    expect(factsIn(page(text, status)).refused?.kind).toBe('cas_login_request');
    expect(factsIn(...redacted(capture(page(text, status)))).refused?.kind).toBe('cas_login_request');
  });

  it('and not where it asks for the password, or for patience', () => {
    expect(
      factsIn(page('<form><input type="password" name="password"></form>', 200)).refused,
    ).toBeUndefined();
    expect(factsIn(page('<h1>Service Unavailable</h1>', 503)).refused).toBeUndefined();
  });
});

it('other protocols have none of these', () => {
  expect(casFactsOf(flowIn(...samlLogin()))).toBeUndefined();
});
