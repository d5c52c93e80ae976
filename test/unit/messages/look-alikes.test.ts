import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../lib/messages/learned.ts';
import { recognise } from '../../../lib/messages/recognise.ts';
import { flowsOf } from '../../support/flow.ts';
import { lookAlikes } from '../../support/look-alikes.ts';

describe('does not take for a protocol message', () => {
  it.each(lookAlikes)('$what', ({ exchange, presentsToken }) => {
    const kinds = recognise(exchange, nothingLearned).map(({ kind, confidence }) => `${confidence} ${kind}`);
    expect(kinds).toEqual(presentsToken ? ['tentative resource_request'] : []);
    expect(flowsOf([exchange])).toEqual([]);
  });
});
