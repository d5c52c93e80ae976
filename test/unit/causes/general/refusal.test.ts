import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';

const page = (inside: string) =>
  reasonOf(
    codeFlow({
      requestExchange: { status: 400, responseBody: { mediaType: 'text/html', text: inside } },
      response: null,
      token: null,
    }),
  );
const guess = 'does not trust the client';
const meaning = 'The request is malformed';

describe('an error page of the provider', () => {
  it.each([
    [
      'in nobody’s known words',
      '<h1>Fehler</h1><p class="error">Die Anfrage hat einen Knick und wurde abgelehnt.</p>',
    ],
    ['in a plain heading', '<title>Error</title><h1>The moon is not in the right phase, sorry</h1>'],
  ])('that says what is wrong %s is quoted, and nothing guessed beside it', (_, inside) => {
    const told = page(inside);
    expect(told?.cause).toBe('provider-error-page');
    expect(told?.why).not.toContain(guess);
    expect(told?.why).toContain('op.example says “');
    expect(told?.fix).toContain('the page’s own words');
  });

  it('that says known words of several meanings is not called malformed', () => {
    const told = page('<h1>Error</h1><p>invalid_request: The state parameter could not be verified.</p>');
    expect(told?.why).not.toContain(meaning);
    expect(told?.why).not.toContain(guess);
  });

  it.each([
    ['that says nothing', '<h1></h1>'],
    ['that says only that something failed', '<title>Error</title><h1>Bad Request</h1>'],
    ['that was not recorded', ''],
  ])('%s may be one about the client or its address', (_, inside) => {
    expect(page(inside)?.why).toMatch(/does not trust the client|not known there/);
  });

  it('that names a code in nobody’s known words is explained by the code', () => {
    expect(page('<h1>Something about invalid_request</h1>')?.why).toContain(meaning);
  });
});
