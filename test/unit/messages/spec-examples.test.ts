import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../lib/messages/learned.ts';
import { recognise } from '../../../lib/messages/recognise.ts';
import { specExamples } from '../../support/spec-examples.ts';

describe('recognises, with nothing seen before, the example of', () => {
  it.each(specExamples)('$source as $kind', ({ exchange, kind, params }) => {
    const messages = recognise(exchange, nothingLearned);
    expect(messages.map((message) => message.kind)).toEqual([kind]);
    expect(messages[0]?.params).toMatchObject(params);
  });
});
