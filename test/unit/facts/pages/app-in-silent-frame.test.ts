import { expect, it } from 'vitest';
import { factsOf as deriveFacts } from '../../../../lib/facts/facts.ts';
import { appInSilentFrame } from '../../../../lib/facts/pages/app-in-silent-frame.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { codeFlow, factsOf } from '../../../support/flow.ts';

/** How often a login asks for those of its client that came later. */
const askedLater = (exchanges: readonly Exchange[]): number => {
  let times = 0;
  const { flow } = factsOf(exchanges);
  const later = () => {
    times += 1;
    return [];
  };
  deriveFacts({ ...flow, later }).of(appInSilentFrame);
  return times;
};

it('an ordinary login is not judged anew with each later one', () => {
  expect(askedLater(codeFlow())).toBe(0);
});

it('one in a frame looks at those that came later', () => {
  const requestExchange = {
    context: { resourceType: 'sub_frame', initiator: 'https://app.example' },
  } as const;
  expect(askedLater(codeFlow({ requestExchange }))).toBe(1);
});
