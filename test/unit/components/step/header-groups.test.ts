import { describe, expect, it } from 'vitest';
import { headerGroups } from '../../../../components/step/header-groups.ts';
import type { Header } from '../../../../lib/exchange/exchange.ts';

const plain: readonly Header[] = [
  ['accept', '*/*'],
  ['sec-ch-ua', 'x'],
  ['accept-language', 'en'],
];
const authorization: Header = ['Authorization', 'Bearer abc'];

describe('the headers of a message', () => {
  it('with a part in the login come before the others', () => {
    expect(headerGroups([...plain, authorization])).toEqual({ telling: [authorization], others: plain });
  });

  it('keep secrets in sight, whatever their name', () => {
    expect(headerGroups([...plain, ['Cookie', 'a=b']]).telling).toEqual([['Cookie', 'a=b']]);
  });

  it('stay together where few would be folded away', () => {
    const few = [...plain.slice(1), authorization];
    expect(headerGroups(few)).toEqual({ telling: few, others: [] });
  });
});
