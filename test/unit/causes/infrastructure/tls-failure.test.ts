import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'tls-failure';
const callback = (failure: string, more: FlowChanges = {}) =>
  codeFlow({ responseExchange: { status: 0, failure }, token: null, ...more });

describe(`${id} is the cause`, () => {
  it.each([
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'for other names than app.example', 'subjectAltName'],
    ['SSL_ERROR_BAD_CERT_DOMAIN', 'for other names than app.example', 'subjectAltName'],
    ['net::ERR_CERT_DATE_INVALID', 'out of its time', 'clock'],
    ['SEC_ERROR_EXPIRED_CERTIFICATE', 'out of its time', 'clock'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'whoever signed the certificate', 'intermediate'],
    ['SEC_ERROR_UNKNOWN_ISSUER', 'whoever signed the certificate', 'intermediate'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'speaks no TLS', 'plain http'],
    ['net::ERR_CERT_REVOKED', 'made no encrypted connection', 'tab of its own'],
  ])('of %s at the callback', (failure, words, fix) => {
    const exchanges = callback(failure);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    const reason = reasonOf(exchanges);
    expect(reason?.why).toContain(words);
    expect(reason?.why).toContain(failure);
    expect(reason?.fix).toContain(fix);
  });

  it('of the provider’s own address', () => {
    const exchanges = codeFlow({
      requestExchange: { status: 0, failure: 'net::ERR_CERT_DATE_INVALID' },
      response: null,
      token: null,
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.owner).toBe('authorization_server');
  });
});

describe(`${id} is not the cause`, () => {
  const failed: Partial<Exchange> = { status: 0, failure: 'net::ERR_CERT_AUTHORITY_INVALID' };
  it.each([
    ['of nobody there', callback('net::ERR_CONNECTION_REFUSED')],
    ['of a browser that was sent elsewhere', callback('net::ERR_ABORTED')],
    [
      'where somebody went on past the warning',
      codeFlow({
        responseExchange: failed,
        token: null,
        then: [{ url: 'https://app.example/home', status: 200, context: { resourceType: 'main_frame' } }],
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
