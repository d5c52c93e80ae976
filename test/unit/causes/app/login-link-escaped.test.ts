import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';

const id = 'login-link-escaped';
const page = { resourceType: 'main_frame' } as const;
const html: Header = ['Content-Type', 'text/html'];

/** A page whose link led to the address where its login begins; the app answered 404 with these words, unless told otherwise. */
function followed(path: string, says: string, status = 404): readonly Exchange[] {
  const home = 'https://campus.example';
  return capture(
    { url: `${home}/`, status: 200, responseHeaders: [html], context: page },
    {
      url: `${home}${path}`,
      status,
      requestHeaders: [['Referer', `${home}/`]],
      responseHeaders: [html],
      responseBody: {
        mediaType: 'text/html',
        text: `<title>Error</title><p class="errormessage">${says}</p>`,
      },
      context: page,
    },
  );
}

const missing = 'A required parameter (sesskey) was missing';
const moodle = (query: string) => `/auth/oauth2/login.php?${query}`;

describe(`${id} is the cause`, () => {
  it('where the app misses the very parameter whose name got an escape', () => {
    const exchanges = followed(moodle('id=2&amp;wantsurl=%2F&amp;sesskey=JrnWKjtqmL'), missing);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client', confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain('read a parameter called amp;sesskey and missed sesskey');
  });

  it.each([400, 500])('where it answers %s', (status) => {
    const exchanges = followed(
      '/auth/google?next=%2F&amp;csrf_token=abc',
      'The csrf_token is missing.',
      status,
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it('beside an address that may not be there at all', () => {
    const exchanges = followed('/auth/google_oauth2?next=%2F&amp;lang=en', 'Nothing here.');
    expect(causesOf(exchanges)).toEqual(expect.arrayContaining([id, 'login-start-missing']));
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of an address without such escapes', followed(moodle('id=2&wantsurl=%2F'), missing)],
    [
      'of a value that holds an address of a page',
      followed(moodle('id=2&wantsurl=%2Fa%3Fb%3D1%26amp%3Bc%3D2'), missing),
    ],
    [
      'of a parameter that came by its own name, too',
      followed(moodle('id=2&sesskey=1&amp;sesskey=1'), missing),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
