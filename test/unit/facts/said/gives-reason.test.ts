import { describe, expect, it } from 'vitest';
import { givesReason } from '../../../../lib/facts/said/gives-reason.ts';

const isIt = (text: string): boolean => givesReason({ where: 'sentence', source: 'body', text });

describe('a sentence', () => {
  it.each([
    'This application has been suspended for violating our policy',
    'Sign-in is closed for maintenance until 6 pm',
    'Access from your country is not permitted',
  ])('gives a reason: “%s”', (text) => {
    expect(isIt(text)).toBe(true);
  });

  it.each([
    'Bad Request',
    'Error',
    'The request is invalid',
    'Something went wrong',
    'A parameter is missing',
    'invalid_request',
    '',
  ])('gives none: “%s”', (text) => {
    expect(isIt(text)).toBe(false);
  });
});
