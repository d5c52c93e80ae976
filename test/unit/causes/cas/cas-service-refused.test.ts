import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { casLogin } from '../../../support/single-sign-on.ts';

const id = 'cas-service-refused';
const page = (text: string, status = 403) =>
  capture({ ...casLogin.request(), status, responseBody: { mediaType: 'text/html', text } });

describe(`${id} is the cause`, () => {
  it.each([
    '<h2>Application Not Authorized to Use CAS</h2>',
    "<h2>Application non autoris&eacute;e</h2><p>n'est pas autorisé à utiliser CAS</p>",
  ])('of the page %s', (text) => {
    const exchanges = page(text);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('http://www.example.org/service');
  });
});

describe(`${id} is the cause of an address that is only of the wrong scheme`, () => {
  const notAuthorized = {
    ...casLogin.request(),
    status: 403,
    responseBody: { mediaType: 'text/html', text: '<h2>Application Not Authorized to Use CAS</h2>' },
  };
  const led = (page: string) =>
    capture(
      {
        url: page,
        status: 302,
        redirectUrl: casLogin.request().url,
        context: { resourceType: 'main_frame' },
      },
      notAuthorized,
    );

  it('where the application was reached over https', () => {
    const exchanges = led('https://www.example.org/');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client', proof: 'comparison' });
    expect(reasonOf(exchanges)?.why).toContain(
      'runs at https://www.example.org, but told the CAS server that it is http://www.example.org/service',
    );
    expect(reasonOf(exchanges)?.fix).toContain('Do not register the http address');
  });

  it.each(['http://www.example.org/', 'https://portal.example.org/'])('but not from %s', (page) => {
    expect(reasonOf(led(page))).toMatchObject({ cause: id, owner: 'authorization_server' });
    expect(reasonOf(led(page))?.why).not.toContain('only the scheme');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof page>]>([
    ['of the login page', page('<h1>Sign in</h1>', 200)],
    ['of another error', page('<h1>Service unavailable</h1>', 503)],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
