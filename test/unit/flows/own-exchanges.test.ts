import { expect, it } from 'vitest';
import { ownExchanges } from '../../../lib/flows/own-exchanges.ts';
import { baseTime, exchange } from '../../support/exchange.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';

const flow = factsOf(codeFlow()).flow;
const around = (id: string, seconds: number) =>
  exchange({ id, entry: 99, url: 'https://app.example/page', startedAt: baseTime + seconds * 1000 });
const ids = (...given: Parameters<typeof ownExchanges>) => ownExchanges(...given).map(({ id }) => id);
const own = flow.messages.map(({ exchange: { id } }) => id);

it('what a flow is made of and what was around it come in order of time', () => {
  const context = [around('after', 3600), around('before', -60)];
  expect(ids({ ...flow, context })).toEqual(['before', ...new Set(own), 'after']);
});

it('what belongs to another login is left out', () => {
  const context = [around('of-another', -60), around('before', -30)];
  expect(ids({ ...flow, context, ofOthers: new Set(['of-another']) })[0]).toBe('before');
});

it('an exchange that is around it and a message of it comes once', () => {
  const [first] = flow.messages;
  expect(ids({ ...flow, context: [first!.exchange] })).toEqual([...new Set(own)]);
});

it('no more messages are taken than wanted', () => {
  expect(ids({ ...flow, context: [] }, 1)).toEqual([own[0]]);
});
