import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime, capture, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
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

describe('an identity provider that knows nowhere to answer', () => {
  const page = (text: string, status = 200): ExchangeFields => ({
    url: 'https://idp.example/idp/profile/SAML2/Redirect/SSO',
    status,
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: { mediaType: 'text/html', text },
    context: { resourceType: 'main_frame' },
  });
  const old =
    '<h3>ERROR</h3><p>This service requires cookies.</p><strong>Error Message: No peer endpoint available to which to send SAML response</strong>';
  const asked = (request: RequestChanges, text = old, then: readonly ExchangeFields[] = []) =>
    capture(
      samlRequest({
        ...request,
        exchange: { status: 302, redirectUrl: page(text).url },
      }),
      page(text),
      ...then,
    );

  it('is told with the address that the site asks for', () => {
    const exchanges = asked({});
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('asks for https://sp.example/saml/acs');
    expect(reasonOf(exchanges)?.fix).toContain('letter by letter');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('is told with what is odd about it', () => {
    const reason = reasonOf(asked({ consumer: 'https://sp.example//index.php?acs' }));
    expect(reason).toMatchObject({ cause: id, owner: 'client', confidence: 'certain' });
    expect(reason?.why).toContain('Two slashes stand together');
    expect(reason?.fix).toContain('it asks for https://sp.example/index.php?acs');
  });

  it('is told in the words of later versions', () => {
    const text =
      '<h1>Unable to Respond</h1><p>The login service was unable to identify a compatible way to respond to the requested application.</p>';
    expect(reasonOf(asked({}, text))).toMatchObject({ cause: id });
  });

  it('breaks at the request, whatever document is read later', () => {
    const metadata: ExchangeFields = {
      url: 'https://sp.example/metadata.php',
      status: 200,
      responseHeaders: [['Content-Type', 'text/xml']],
      responseBody: {
        mediaType: 'text/xml',
        text: '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example/metadata"><md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp.example/saml/acs" index="1"/></md:SPSSODescriptor></md:EntityDescriptor>',
      },
      context: { resourceType: 'main_frame' },
    };
    const flow = flowsOf(asked({}, old, [metadata])).at(-1);
    expect(flow?.steps.find(({ id: step }) => step === flow.broken_step)?.kind).toBe('saml_authn_request');
  });

  it.each<[string, readonly Exchange[]]>([
    ['that says something else', asked({}, '<h3>ERROR</h3><p>Stale Request</p>')],
    ['of a request that names no address', asked({ consumer: null })],
    ['that answers all the same', [...asked({}), samlAnswer()]],
  ])('is none %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why ?? '').not.toContain('does not know the address');
  });
});
