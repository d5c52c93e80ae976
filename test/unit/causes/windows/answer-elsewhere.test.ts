import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { leftCode, type LeftCode } from '../../../support/left-code.ts';

const id = 'answer-elsewhere';

describe(`${id} is the cause`, () => {
  it('where the fragment was asked for and the code stands in the query', () => {
    const exchanges = leftCode({ request: { response_mode: 'fragment' } });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('response_mode=fragment');
  });

  it('where the query was asked for and it stands in the fragment', () => {
    expect(causesOf(leftCode({ inFragment: true, request: { response_mode: 'query' } }))).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, LeftCode]>([
    ['where it is where it was asked for', { inFragment: true }],
    ['where nothing was asked for', {}],
    ['where a form was asked for', { request: { response_mode: 'form_post' } }],
    ['where it was found all the same', { request: { response_mode: 'fragment' }, isRedeemed: true }],
  ])('%s', (_, changes) => {
    expect(causesOf(leftCode(changes))).not.toContain(id);
  });
});
