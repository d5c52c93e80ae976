import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { reasonOf } from '../../../support/causes.ts';
import { capture, redirect } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const no = {
  status: 403,
  responseBody: {
    mediaType: 'text/html',
    text: '<h1>Error</h1><p>User does not exist and auto registering is disabled.</p>',
  },
};
const landing = 'https://app.example/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad';

/** The provider answers the request itself, or shows a page first; then the app does not admit the person. */
function login(
  how: 'at once' | 'after a page',
  prompt?: string,
  words = no,
  answer = landing,
): readonly Exchange[] {
  const [request] = codeFlow({
    redirectUri: 'https://app.example/callback',
    request: { prompt },
    response: null,
    token: null,
  });
  const context = { resourceType: 'main_frame' } as const;
  const asked =
    how === 'at once'
      ? [redirect(request!.url, answer)]
      : [
          { url: request!.url, status: 200, context },
          redirect('https://op.example/signin', answer, { method: 'POST' }),
        ];
  return capture(...asked, { url: answer, context, ...words });
}
const whyOf = (exchanges: readonly Exchange[]) => reasonOf(exchanges)?.why ?? '';

describe('an app that does not admit the account of a person', () => {
  it('whom the provider asked nothing is told so', () => {
    for (const exchanges of [login('at once'), redacted(login('at once'))]) {
      expect(reasonOf(exchanges)?.cause).toBe('not-provisioned');
      expect(whyOf(exchanges)).toContain('op.example asked nobody and answered at once with the account');
      expect(reasonOf(exchanges)?.fix).toContain('prompt=select_account');
    }
  });

  it.each<[string, readonly Exchange[]]>([
    ['a page was shown', login('after a page')],
    ['the app asked for the choice', login('at once', 'select_account')],
    [
      'the provider refused, and took no account',
      login(
        'at once',
        undefined,
        no,
        'https://app.example/callback?error=access_denied&error_description=User+does+not+exist&state=af0ifjsldkj9320ad',
      ),
    ],
    ['the app asked for no page', login('at once', 'none')],
    [
      'something else went wrong',
      login('at once', undefined, {
        status: 400,
        responseBody: { mediaType: 'text/html', text: '<p>Invalid state parameter</p>' },
      }),
    ],
  ])('is told nothing of that where %s', (_, exchanges) => {
    expect(whyOf(exchanges)).not.toBe('');
    expect(whyOf(exchanges)).not.toContain('asked nobody');
  });
});
