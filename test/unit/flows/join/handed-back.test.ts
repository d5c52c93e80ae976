import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime } from '../../../support/exchange.ts';
import { samlAnswer } from '../../../support/saml-login.ts';
import { flowsOf } from '../../../support/scenario.ts';

const consumer = 'https://sp.example/saml/acs';
/** Nobody asked; the service provider shows a page on which the person chooses a role. */
const first = samlAnswer({
  inResponseTo: null,
  exchange: {
    id: 'first',
    status: 200,
    redirectUrl: undefined,
    responseBody: { mediaType: 'text/html', text: '<h1>Select a role:</h1><form></form>' },
  },
});
/** The same answer five seconds later, from a page of this origin, with what was chosen. */
const again = (initiator: string): Exchange => ({
  ...samlAnswer({
    inResponseTo: null,
    beside: { roleIndex: 'arn:aws:iam::1:role/a' },
    exchange: {
      id: 'again',
      entry: 7,
      startedAt: baseTime + 6000,
      context: { resourceType: 'main_frame', initiator },
      responseHeaders: [['Set-Cookie', 'creds=abcdefabcdefabcdef; Secure; HttpOnly; Path=/']],
    },
  }),
});
const replays = (flows: ReturnType<typeof flowsOf>) =>
  flows.flatMap(({ findings }) => findings.filter(({ rule }) => rule === 'saml-assertion-replayed'));

describe('an answer that the receiver’s own page hands back to it', () => {
  it('is the same login, and no copy of somebody’s', () => {
    const flows = flowsOf(first, again(new URL(consumer).origin));
    expect(flows.map(({ outcome }) => outcome)).toEqual(['succeeded']);
    expect(replays(flows)).toEqual([]);
  });

  it('and is one where the provider’s page sends it twice', () => {
    const flows = flowsOf(first, again('https://idp.example'));
    expect(flows).toHaveLength(2);
    expect(replays(flows)).toHaveLength(1);
  });
});
