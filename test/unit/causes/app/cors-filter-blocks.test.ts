import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { capture } from '../../../support/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';
import { samlAnswer, samlRequest } from '../../../support/saml-login.ts';

const id = 'cors-filter-blocks';
const app = 'https://app.example';
const provider = 'https://op.elsewhere';

const said = (text: string, status = 403): NonNullable<CookieLogin['answer']> => ({
  status,
  responseHeaders: [['Content-Type', 'text/plain']],
  responseBody: { mediaType: 'text/plain', text },
});

/** A login whose answer came as a form of the provider’s, with that Origin, and was refused so. */
function posted(
  answer: NonNullable<CookieLogin['answer']>,
  origin: string | null = provider,
): readonly Exchange[] {
  const kept: CookieLogin = {
    way: 'posted',
    set: ['sessionid=a-secret; Path=/; Secure; HttpOnly; SameSite=None'],
    sent: 'sessionid=a-secret',
  };
  return failingLogin({ ...kept, answer }).map((one) =>
    one.id === 'callback'
      ? {
          ...one,
          requestHeaders: [
            ...(one.requestHeaders ?? []).filter(([name]) => name !== 'Origin'),
            ...(origin === null ? [] : ([['Origin', origin]] as const)),
          ],
        }
      : one,
  );
}

/** A SAML login that was taken, and the page that it led to, asked for with that Origin. */
function followed(origin: string | null, page: Partial<Exchange> = {}): readonly Exchange[] {
  const request = samlRequest();
  const { origin: own } = new URL(samlAnswer().url);
  const next = `${own}/server/api/authn/shibboleth`;
  return capture(
    request,
    samlAnswer({
      exchange: {
        status: 302,
        redirectUrl: next,
        responseHeaders: [
          ['Location', next],
          ['Set-Cookie', '_shibsession_1=a-secret; Path=/; Secure; HttpOnly'],
        ],
      },
    }),
    {
      url: next,
      status: 403,
      requestHeaders: [
        ['Cookie', '_shibsession_1=a-secret'],
        ...(origin === null ? [] : ([['Origin', origin]] as const)),
      ],
      responseHeaders: [['Content-Type', 'text/plain']],
      responseBody: { mediaType: 'text/plain', text: 'Invalid CORS request' },
      context: { resourceType: 'main_frame' },
      ...page,
    },
  );
}

const idp = new URL(samlRequest().url).origin;

describe(`${id} is the cause`, () => {
  it.each<[string, NonNullable<CookieLogin['answer']>]>([
    ['Spring', said('Invalid CORS request')],
    ['Express', said('Error: Not allowed by CORS\n    at origin (/srv/app.js:9:14)', 500)],
    ['Quarkus', said('CORS Rejected - Invalid origin')],
    [
      'the example many took over',
      said('The CORS policy for this site does not allow access from the specified Origin.', 500),
    ],
  ])('of a form that %s refuses', (_, answer) => {
    const exchanges = posted(answer);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client', confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain(`for its Origin: ${provider}`);
  });

  it('of a form whose Origin was not recorded, less surely', () => {
    expect(reasonOf(posted(said('Invalid CORS request'), null))).toMatchObject({
      cause: id,
      confidence: 'firm',
    });
  });

  it('of the page that a taken answer led to, where the browser keeps the Origin', () => {
    const exchanges = followed(idp);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('as Safari does');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of an Origin of the app’s own', posted(said('Invalid CORS request'), app)],
    ['of words about something else', posted(said('Forbidden'))],
    ['of a page that was asked for without Origin', followed(null)],
    [
      'of a call of a script',
      followed(idp, { context: { resourceType: 'fetch', initiator: 'https://app.elsewhere' } }),
    ],
    ['of another site’s Origin', followed('https://other.example')],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
