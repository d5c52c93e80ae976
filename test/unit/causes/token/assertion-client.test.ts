import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { crossApp, idJag, type CrossAppChanges } from '../../../support/cross-app.ts';

const id = 'assertion-client';
const refused = (changes: CrossAppChanges = {}) =>
  crossApp({ assertion: idJag({ client_id: 'mail-at-wiki' }), answer: null, ...changes });

describe('assertion-client is', () => {
  it('certain where the claim names another client than the one that presented it', () => {
    expect(causesOf(refused())[0]).toBe(id);
    expect(reasonOf(refused())).toMatchObject({
      why: 'The assertion is for client mail-at-wiki (client_id), and client calendar-at-wiki presented it at https://wiki.example/token.',
      confidence: 'certain',
    });
  });

  it('told where nobody was seen to give the assertion', () => {
    expect(causesOf(refused().slice(1))[0]).toBe(id);
  });

  it('told of a trace, too', () => {
    const [before, after] = causeAndOfTrace(refused());
    expect(after).toBe(before);
  });
});

describe('assertion-client is not said', () => {
  it.each([
    ['of the client that the assertion names', refused({ assertion: idJag() })],
    ['of an assertion that names none', refused({ assertion: idJag({ client_id: undefined }) })],
    ['of an assertion that was taken', refused({ answer: {} })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
