import { expect, it } from 'vitest';
import type { Remembered } from '../../../../lib/flows/context/remembered.ts';
import { textless } from '../../../../lib/flows/context/spare.ts';
import { mostAround, mostText, phaseOf, trim } from '../../../../lib/flows/context/trim.ts';
import type { Surrounding } from '../../../../lib/messages/surrounding.ts';
import { at, page, type Moments } from '../../../support/around.ts';
import { baseTime, type ExchangeFields } from '../../../support/exchange.ts';

const window = {
  from: baseTime,
  began: baseTime + 10_000,
  answered: baseTime + 20_000,
  until: baseTime + 50_000,
};

function remembered(moments: Moments, surrounding: Surrounding = 'page'): readonly Remembered[] {
  return at(...moments).map((exchange) => ({
    exchange,
    time: exchange.startedAt,
    bare: textless(exchange),
    surrounding,
    host: 'op.example',
    handsOn: false,
    code: undefined,
    signsOut: false,
    isMessage: false,
  }));
}

const text = (length: number, more: Partial<ExchangeFields> = {}) =>
  page('https://op.example/', {
    responseBody: { mediaType: 'text/html', text: 'x'.repeat(length) },
    ...more,
  });

it('a moment is before, during or after; a call is a call', () => {
  const phases = remembered([
    [5, page('https://a.example/')],
    [10, page('https://b.example/')],
    [20, page('https://c.example/')],
  ]);
  expect(phases.map((one) => phaseOf(one, window))).toEqual(['before', 'during', 'after']);
  expect(remembered([[5, page('https://a.example/')]], 'call').map((one) => phaseOf(one, window))).toEqual([
    'calls',
  ]);
  expect(phases.map((one) => phaseOf(one, { ...window, answered: undefined }))[2]).toBe('during');
});

it('the nearest stay: the last before and during, the first after', () => {
  const seconds = Array.from({ length: 100 }, (_, n) => [n / 10, page(`https://op.example/${n}`)] as const);
  const { context, isFull } = trim(remembered(seconds), { ...window, began: baseTime + 1e6 });
  expect(context).toHaveLength(mostAround.before);
  expect(context.at(-1)?.url).toBe('https://op.example/99');
  expect(isFull).toBe(true);
  const after = trim(remembered(seconds), { ...window, began: baseTime - 2, answered: baseTime - 1 });
  expect(after.context[0]?.url).toBe('https://op.example/0');
});

it('the texts of the most telling stay, all together within the bound', () => {
  const most = remembered([
    [11, text(mostText - 10)],
    [12, text(20, { status: 500 })],
    [13, text(5)],
  ]);
  const { context, isFull } = trim(most, window);
  expect(context.map(({ responseBody }) => responseBody?.text?.length)).toEqual([undefined, 20, 5]);
  expect(isFull).toBe(false);
});
