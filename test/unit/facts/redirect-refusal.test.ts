import { describe, expect, it } from 'vitest';
import { redirectRefusal } from '../../../lib/facts/redirect-refusal.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';

const onPage = (status: number, text?: string) =>
  factsOf(
    codeFlow({
      requestExchange: {
        status,
        responseBody: text === undefined ? undefined : { mediaType: 'text/html', text },
      },
      response: null,
      token: null,
    }),
  ).of(redirectRefusal);
const answered = (error: string, error_description?: string) =>
  factsOf(codeFlow({ response: { code: undefined, error, error_description }, token: null })).of(
    redirectRefusal,
  );

describe('the redirect URI was refused', () => {
  it('by name, on a page or in the answer', () => {
    expect(onPage(400, 'Invalid parameter: redirect_uri')).toMatchObject({ isNamed: true });
    expect(answered('redirect_uri_mismatch')).toMatchObject({ isNamed: true });
  });

  it('perhaps, on a page that says nothing of it or was not recorded', () => {
    expect(onPage(400, 'Something went wrong')).toMatchObject({ isNamed: false });
    expect(onPage(404)).toMatchObject({ isNamed: false });
  });
});

describe('the redirect URI was not refused', () => {
  it.each([
    ['by a page about the client', () => onPage(400, 'Unknown client')],
    ['by a server that is out of order', () => onPage(503)],
    ['by one that wants patience', () => onPage(429)],
    ['by a person', () => answered('access_denied')],
    ['in a login that went well', () => factsOf(codeFlow()).of(redirectRefusal)],
  ])('%s', (_, refusal) => {
    expect(refusal()).toBeUndefined();
  });
});
