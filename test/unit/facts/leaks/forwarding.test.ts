import { describe, expect, it } from 'vitest';
import { forwardingOf } from '../../../../lib/facts/leaks/forwarding.ts';
import type { Verdicts } from '../../../../lib/vocabulary/verdicts.ts';
import { code, factsOf, webAppFlow, type Changes } from '../../../support/flow.ts';

const forwarded = (redirectUrl: string, response: Changes = {}, verdicts?: Verdicts) =>
  forwardingOf(factsOf(webAppFlow({ response, responseExchange: { redirectUrl, verdicts } })).flow);

describe('a callback forwards', () => {
  it('to the host a parameter names, with or without the answer', () => {
    const next = { next: 'https://other.org/x' };
    expect(forwarded('https://other.org/x', next)).toMatchObject({
      named: 'parameter',
      host: 'other.org',
      carriesAnswer: false,
    });
    expect(forwarded(`https://other.org/x#code=${code}`, next)).toMatchObject({ carriesAnswer: true });
  });

  it('to the host the state named, once redaction has hidden it', () => {
    expect(forwarded('https://other.org/x', {}, { forwards_to: 'state' })).toMatchObject({ named: 'state' });
  });
});

describe('a callback does not forward', () => {
  it.each([
    ['within its site', 'https://www.app.example/x', { next: 'https://www.app.example/x' }],
    [
      'to a host that only looks like the named one',
      'https://other.org.example.net/',
      { next: 'https://other.org/' },
    ],
    ['to an application on the device', 'com.example.app:/x', { next: 'com.example.app:/x' }],
    ['to what is no address', 'https://', { next: 'https://' }],
  ])('%s', (_, target, response) => {
    expect(forwarded(target, response)).toBeUndefined();
  });
});
