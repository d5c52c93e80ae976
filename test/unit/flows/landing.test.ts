import { expect, it } from 'vitest';
import { awaitsLanding } from '../../../lib/flows/landing.ts';
import { correlated } from '../../support/flows-in.ts';
import { capture, type ExchangeFields } from '../../support/exchange.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a', { redirectUri: 'https://app.example/' });
const referred = { ...a.refer(), redirectUrl: a.answer.replace('?', '#') };
const start: ExchangeFields = { url: 'https://app.example/', status: 200, context: a.context.page };
const all = [a.request({ response_mode: 'fragment' }), referred, start, start];
const [, , first, again] = capture(...all);
const draftOf = (count: number) => correlated(...all.slice(0, count)).assembly.drafts[0]!;

it('a login waits for the request that follows the redirect with its answer', () => {
  expect(awaitsLanding(draftOf(2), first!)).toBe(true);
});

it('that request stays the landing when it is seen again, with more of it', () => {
  expect(awaitsLanding(draftOf(3), first!)).toBe(true);
});

it('the same page asked for again is none', () => {
  expect(awaitsLanding(draftOf(3), again!)).toBe(false);
});
