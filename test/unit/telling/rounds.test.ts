import { expect, it } from 'vitest';
import { roundsWords } from '../../../lib/telling/rounds.ts';
import { flowsOf } from '../../support/flow.ts';
import { capture, redirect, type ExchangeFields } from '../../support/exchange.ts';
import { spaLogin } from '../../support/scenario.ts';

const once = (name: string): readonly ExchangeFields[] => {
  const login = spaLogin(name);
  return [login.request(), redirect(login.answer, 'https://app.example/again')];
};
const wordsOf = (...fields: readonly ExchangeFields[]) => {
  const flows = flowsOf(capture(...fields));
  return flows.map(({ steps }) => roundsWords(steps));
};

it('says how often the same steps came again', () => {
  expect(wordsOf(...once('a'), ...once('b'), ...once('c'), ...once('d'))).toEqual([
    'the same 2 steps, 3 more times',
  ]);
});

it('says the same where the last time was cut short', () => {
  expect(wordsOf(...once('a'), ...once('b'), once('c')[0]!)).toEqual(['the same 2 steps, 2 more times']);
});

it('says nothing of a login that did not go round', () => {
  expect(wordsOf(...once('a'))).toEqual([undefined]);
});
