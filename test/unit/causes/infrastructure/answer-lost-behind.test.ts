import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { webAppFlow, type Changes } from '../../../support/flow.ts';
import { document } from '../../../support/said.ts';

const id = 'answer-lost-behind';

/** The app's callback, which was brought this, fails with that sentence. */
const refused = (words: string, response: Changes = {}, more: Partial<Exchange> = {}) =>
  webAppFlow({
    response,
    responseExchange: {
      status: 400,
      redirectUrl: undefined as never,
      responseHeaders: [['Content-Type', 'text/html']],
      responseBody: { mediaType: 'text/html', text: document(`<h1>400 : Bad Request</h1><p>${words}</p>`) },
      ...more,
    },
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['JupyterHub', 'oauth callback made without a token', 'code'],
    ['JupyterHub of today', 'OAuth callback made without a code', 'code'],
    ['oauth2-proxy', 'Login Failed: missing code', 'code'],
    ['any app', 'Missing required parameter: code', 'code'],
    ['another', 'The authorization code is missing', 'code'],
    ['a third', 'No &quot;code&quot; parameter was found', 'code'],
    ['one that misses the state', 'Missing state parameter', 'state'],
    ['one that misses it in the address', 'OAuth state not found in URL query', 'state'],
  ])('where %s says “%s”', (_, words, name) => {
    const exchanges = refused(words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(
      `the browser sent ${name} to https://app.example/cb in the query`,
    );
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'firm' });
  });

  it('and says who stands in between', () => {
    const exchanges = refused(
      'missing code',
      {},
      {
        responseHeaders: [
          ['Content-Type', 'text/html'],
          ['Via', '1.1 varnish'],
        ],
      },
    );
    expect(reasonOf(exchanges)?.why).toContain('by way of Varnish');
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['where it was not brought', refused('Missing state parameter', { state: undefined })],
    ['where the app remembers none', refused('No state found')],
    ['of a code of another kind', refused('A referral code is required to register')],
    ['of a department’s code', refused('Department code is missing for this user')],
    ['of a code of conduct', refused('Missing code of conduct acceptance')],
    ['of what the token endpoint lacks', refused('No code was returned by the token endpoint')],
    ['of the app’s own cookie', refused('Missing state parameter in session cookie')],
    ['of a verifier', refused('Missing code verifier')],
    ['of a verifier, in the wire’s name', refused('code_verifier is required')],
    ['of a code of another kind', refused('No status code was received')],
    ['of a code that nobody knows', refused('Authorization code not found')],
    ['where the provider refused', refused('missing code', { code: undefined, error: 'access_denied' })],
    ['where the app took it', webAppFlow()],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
