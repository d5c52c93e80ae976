import { asNumber } from '../../exchange/json.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { seen } from '../../facts/seen.ts';
import type { Message } from '../../messages/message.ts';
import { vendorAt } from '../../messages/vendors.ts';
import { remark, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Answer to a pushed request is not as specified',
  why: 'Clients tell by the status whether the request was taken, and by expires_in how long they may wait before they send the browser. Strict ones stop here; a reference that lives long can be used by whoever finds it.',
  fix: 'Answer with status 201 and with expires_in, between 5 and 600 seconds.',
  references: ['rfc9126#2.2'],
  examples: {
    fires: 'HTTP 200 {"request_uri": "urn:…"}',
    passes: 'HTTP 201 {"request_uri": "urn:…", "expires_in": 60}',
  },
};

/** Seconds: what is typical at most. */
const longest = 600;

/** The server took a pushed request and did not answer as clients expect. */
export default remark({
  id: 'par-nonconforming',
  severity: 'low',
  owner: 'authorization_server',
  needs: [seen.pushed_authorization_request],
  inspect({ of }) {
    const taken = of(seen.pushed_authorization_request).filter(
      ({ exchange, answer }) => isAccepted(exchange) && typeof answer?.['request_uri'] === 'string',
    );
    if (taken.length === 0) return 'not applicable';
    return taken.map(problemOf).find((problem) => problem !== undefined);
  },
});

function problemOf(message: Message): FindingDraft<'low' | 'info'> | undefined {
  const { exchange, answer } = message;
  const lifetime = asNumber(answer?.['expires_in']);
  // Vendors’ own way is well known, and clients are made for it.
  const status = exchange.status === 201 ? undefined : `the status is ${exchange.status}; expected 201`;
  const time =
    lifetime === undefined
      ? 'expires_in is missing'
      : lifetime <= 0
        ? `expires_in is ${lifetime}; expected a positive number`
        : undefined;
  const long =
    lifetime !== undefined && lifetime > longest
      ? `expires_in is ${lifetime}; typical are 5 to ${longest} seconds`
      : undefined;
  const said = [status, time, long].filter((one) => one !== undefined);
  if (said.length === 0) return undefined;
  const isBreach = time !== undefined || (status !== undefined && !vendorAt(exchange.url));
  return {
    severity: isBreach ? 'low' : 'info',
    confidence: 'certain',
    detail: `In the answer to the pushed request ${said.join(', and ')}.`,
    evidence: [message],
  };
}
