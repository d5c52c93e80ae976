import { expect, it } from 'vitest';
import type { Header } from '../../../lib/exchange/exchange.ts';
import { isKeptFromPage } from '../../../lib/flows/kept-from-page.ts';
import { messagesOf } from '../../../lib/flows/flow.ts';
import type { ExchangeFields } from '../../support/exchange.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');
const redeemed = (...responseHeaders: readonly Header[]): ExchangeFields => ({
  ...a.redemption(),
  responseHeaders,
});
const kept = (redemption: ExchangeFields, ...then: readonly ExchangeFields[]) => {
  const flow = flowIn(a.request(), a.landing(), redemption, ...then);
  return isKeptFromPage(flow, messagesOf(flow, 'token_request')[0]!);
};
const type: Header = ['Content-Type', 'application/json'];

it('an answer that does not allow the page’s origin is kept from it', () => {
  expect(kept(redeemed(type))).toBe(true);
  expect(kept(redeemed(type, ['Access-Control-Allow-Origin', 'https://b.example']))).toBe(true);
});

it('one that allows it, or whose headers were not recorded, is not', () => {
  expect(kept(redeemed(type, ['Access-Control-Allow-Origin', 'https://app.example']))).toBe(false);
  expect(kept(a.redemption())).toBe(false);
});

it('one whose token was used later was read after all', () => {
  expect(kept(redeemed(type), a.apiCall())).toBe(false);
});
