import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import {
  dated,
  samlAnswer,
  samlRequest,
  service,
  type AnswerChanges,
  type RequestChanges,
} from '../../../support/saml-login.ts';

const id = 'saml-acs-differs';
/** The site does not let the person in. */
const refused = {
  status: 500,
  responseHeaders: [dated(baseTime + 1000)],
  responseBody: { mediaType: 'text/html', text: '<h1>Error</h1>' },
};
const login = (answer: AnswerChanges = {}, request: RequestChanges = {}) =>
  capture(samlRequest(request), samlAnswer({ exchange: refused, ...answer }));

describe(`${id} is the cause`, () => {
  it('of a response at another address than the one asked for', () => {
    const other = 'https://www.sp.example/saml/acs';
    const exchanges = login({ at: other, destination: other, recipients: [other] });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(
      'asked for the response at https://sp.example/saml/acs and got it at https://www.sp.example/saml/acs',
    );
  });
});

describe('a site behind a proxy that ends TLS', () => {
  it.each([
    ['on another port', 'http://sp.example:8080/saml/acs'],
    ['on the same host', 'http://sp.example/saml/acs'],
    ['in a container', 'http://web:3000/saml/acs'],
    ['on the device behind the proxy', 'http://127.0.0.1:8000/saml/acs'],
    ['at a private number', 'http://10.4.0.12:8000/saml/acs'],
    ['in a cluster', 'http://sso.apps.svc/saml/acs'],
  ])('%s is told to know its outside address', (_, consumer) => {
    const exchanges = login({}, { consumer });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const reason = reasonOf(exchanges);
    expect(reason).toMatchObject({ owner: 'client' });
    expect(reason?.why).toContain('does not know that address');
    expect(reason?.why).toContain(consumer);
    expect(reason?.fix).toContain('X-Forwarded-Proto');
    expect(reason?.fix).not.toContain('Register');
  });

  it.each<[string, string, string]>([
    ['that asks for https and is answered over http', service.consumer, 'http://sp.example/saml/acs'],
    ['that asks for another public host', 'http://old.example/saml/acs', service.consumer],
    ['that asks for another host over https', 'https://www.sp.example/saml/acs', service.consumer],
    ['of a developer', 'http://localhost:3000/acs', 'https://localhost:3001/acs'],
  ])('is none %s', (_, consumer, at) => {
    const reason = reasonOf(login({ at, destination: at, recipients: [at] }, { consumer }));
    expect(reason?.why).not.toContain('does not know');
    expect(reason?.fix).not.toContain('Leave the identity provider');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of the address asked for', login()],
    [
      'where none was asked for',
      login(
        { at: 'https://www.sp.example/acs', destination: 'https://www.sp.example/acs' },
        { consumer: null },
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
