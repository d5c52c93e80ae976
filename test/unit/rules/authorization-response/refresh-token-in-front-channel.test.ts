import { describe, expect, it } from 'vitest';
import { accessToken, codeFlow, detailOf, verdictsOf } from '../../../support/flow.ts';
import { exchange } from '../../../support/exchange.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'refresh-token-in-front-channel';
const delivered = (answer: string) =>
  codeFlow({
    request: { response_type: 'token' },
    responseExchange: { url: `https://app.example/cb${answer}&state=af0ifjsldkj9320ad` },
    token: null,
  });
const tokens = `access_token=${accessToken}&token_type=bearer`;

describe('refresh-token-in-front-channel is', () => {
  it('critical in the fragment and in the query', () => {
    const exchanges = delivered(`#${tokens}&refresh_token=rt-1-b7c2d3e4`);
    expect(verdictsOf(rule, exchanges)).toEqual(['critical certain']);
    expect(detailOf(rule, exchanges)).toContain('fragment');
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['critical certain']);
    expect(detailOf(rule, delivered(`?${tokens}&refresh_token=rt-1-b7c2d3e4`))).toContain('query');
  });

  it('high where Supabase does so by design', () => {
    const exchanges = delivered(`#${tokens}&refresh_token=rt-1-b7c2d3e4&type=magiclink`);
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toContain('Supabase');
  });
});

describe('refresh-token-in-front-channel says nothing', () => {
  const link = exchange({
    url: 'https://app.example/open',
    status: 302,
    redirectUrl: `com.example.app:/session#${tokens}&refresh_token=rt-1-b7c2d3e4`,
    context: { resourceType: 'main_frame' },
  });
  it.each([
    ['of an access token', delivered(`#${tokens}`)],
    [
      'of a refresh token from the token endpoint',
      codeFlow({ tokenAnswer: { access_token: accessToken, refresh_token: 'rt-1-b7c2d3e4' } }),
    ],
    ['of a session that one application hands to another', [link]],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
