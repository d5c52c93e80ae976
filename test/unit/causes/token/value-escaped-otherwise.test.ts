import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, exchange, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'value-escaped-otherwise';
const refused = { tokenAnswer: { error: 'invalid_grant', error_description: 'Malformed auth code.' } };
const code = '4/0AQSTgQ-7VD9+thnfvg6M8Hw9';
const redeemed = (sent: string, changes: FlowChanges = {}) =>
  codeFlow({ response: { code }, token: { code: sent }, ...refused, ...changes });

/** The page hands the code to its own server, which redeems it out of sight. */
const handed = (sent: string, status = 401, answer: unknown = { message: 'invalid Login' }) =>
  codeFlow({
    response: { code },
    responseExchange: { context: { resourceType: 'main_frame' } },
    token: null,
    then: [
      exchange({
        url: 'https://app.example/api/v1/login/oauth2/auth',
        method: 'POST',
        status,
        startedAt: baseTime + 3000,
        requestHeaders: [['Content-Type', 'application/json']],
        requestBody: jsonBody({ code: sent, state: 'af0ifjsldkj9320ad' }),
        responseHeaders: [['Content-Type', 'application/json']],
        responseBody: jsonBody(answer),
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      }),
    ],
  });

describe(`${id} is the cause of a code that the page hands to its own server`, () => {
  it('as it stands in the address', () => {
    const exchanges = handed(encodeURIComponent(code));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('https://app.example/api/v1/login/oauth2/auth');
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client', proof: 'comparison' });
  });

  it('but not of one that was decoded, and refused', () => {
    expect(causesOf(handed(code))).not.toContain(id);
  });

  it('nor of one that the server took all the same', () => {
    expect(causesOf(handed(encodeURIComponent(code), 200, { session: 'eyJ-0123456789' }))).not.toContain(id);
  });
});

describe(`${id} is the cause`, () => {
  it.each([
    ['that was percent-encoded twice', encodeURIComponent(code), 'percent-encoded twice (%2F became %252F)'],
    ['whose end is missing', code.slice(0, -9), 'its end is missing'],
    ['in quotation marks', `"${code}"`, 'quotation marks stand around it'],
    ['with the state behind it', `${code}&state=af0ifjsldkj9320ad`, 'more stands behind it'],
    ['with what Facebook puts behind an address', `${code}#_=_`, 'more stands behind it'],
    ['with spaces for its plus signs', code.replaceAll('+', ' '), 'plus sign in it is read as a space'],
  ])('of a code %s', (_, sent, said) => {
    const exchanges = redeemed(sent);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.why).not.toContain('AQSTgQ');
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison' });
  });

  it('of a code that was decoded once too often', () => {
    const exchanges = redeemed('Ab/cd+1', {
      response: { code: 'Ab%2Fcd+1' },
      tokenAnswer: { error: 'bad_verification_code' },
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it('of a login without PKCE', () => {
    const bare = { code_challenge: undefined, code_challenge_method: undefined };
    const exchanges = redeemed(encodeURIComponent(code), {
      request: bare,
      token: { code: encodeURIComponent(code), code_verifier: undefined },
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it('of an address that was written for a page', () => {
    const redirectUri = 'https://app.example/cb?a=1&b=2';
    const exchanges = codeFlow({
      redirectUri,
      token: { redirect_uri: redirectUri.replace('&', '&#038;') },
      tokenAnswer: { error: 'invalid_grant' },
    });
    expect(reasonOf(exchanges)?.cause).toBe(id);
    expect(reasonOf(exchanges)?.why).toContain('the escapes that a page needs');
  });

  it('of a redirect_uri that was encoded twice', () => {
    const exchanges = codeFlow({
      token: { redirect_uri: encodeURIComponent('https://app.example/cb') },
      tokenAnswer: { error: 'invalid_grant' },
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('The redirect_uri was not sent as it was given');
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['of the same code', redeemed(code)],
    ['of another code', redeemed('4/0AQSTgQ-another')],
    ['where it was redeemed', redeemed(encodeURIComponent(code), { tokenAnswer: {} })],
    [
      'of a code that is written with percent signs by its provider',
      redeemed('a%2Fb', { response: { code: 'a%2Fb' } }),
    ],
    [
      'of another redirect_uri',
      codeFlow({ token: { redirect_uri: 'https://app.example/other' }, ...refused }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
