import { describe, expect, it } from 'vitest';
import { answerParameter, isReadable } from '../../../lib/facts/answer-parameter.ts';
import type { Message } from '../../../lib/messages/message.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';

const response = factsOf(codeFlow()).authorizationResponse!;
const changed = (more: Partial<Message>): Message => ({ ...response, ...more });

describe('a parameter of an answer', () => {
  it('is found in what was read, in the query and in the fragment', () => {
    expect(answerParameter(response, 'state')).toBe('af0ifjsldkj9320ad');
    expect(
      answerParameter(changed({ url: 'https://app.example/cb?a=1#iss=https://op.example' }), 'iss'),
    ).toBe('https://op.example');
    expect(answerParameter(changed({ url: 'https://app.example/cb?a=1#b=2' }), 'a')).toBe('1');
  });

  it('is not made up', () => {
    expect(answerParameter(response, 'iss')).toBeUndefined();
    expect(answerParameter(changed({ url: 'https://app.example/cb?iss=' }), 'iss')).toBeUndefined();
  });
});

describe('an answer can be read', () => {
  it('unless its content was not recorded or is an object', () => {
    expect(isReadable(response)).toBe(true);
    expect(isReadable(changed({ params: {} }))).toBe(false);
    expect(isReadable(changed({ responseMode: 'query.jwt' }))).toBe(false);
    expect(isReadable(changed({ params: { response: 'x' } }))).toBe(false);
  });
});
