import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { answererOf } from '../../../lib/facts/answerer/answerer.ts';
import { sizeRefusedOf } from '../../../lib/facts/answerer/size-refused.ts';
import { withQuotingVerdicts } from '../../../lib/facts/quoting-verdicts.ts';
import { saidBy } from '../../../lib/facts/said/said.ts';
import { redact } from '../../../lib/redact/redact.ts';
import { exchange } from '../../support/exchange.ts';
import { samples } from '../../support/phrase-samples/samples.ts';
import { answer, document, page, text } from '../../support/said.ts';

function afterRedaction(exchanges: readonly Exchange[]): readonly Exchange[] {
  return redact('default', { exchanges: exchanges.map(withQuotingVerdicts), report: { redacted: false } })
    .exchanges;
}

const meaning = (one: Exchange) => {
  const said = saidBy(one);
  return {
    where: said?.where,
    source: said?.source,
    codes: said?.codes,
    phrases: said?.phrases.map(({ phrase }) => phrase.id),
  };
};

const perGroup = 60;
const groups = Array.from({ length: Math.ceil(samples.length / perGroup) }, (_, at) => {
  const group = samples.slice(at * perGroup, (at + 1) * perGroup);
  return { first: group[0]?.id, group };
});

describe('a redacted trace', () => {
  it.each(groups)('holds the same phrases and codes for every known wording: $first …', ({ group }) => {
    const shown = group.flatMap(({ shownAs }) => shownAs.slice(0, 2).map(([, one]) => one));
    const redacted = afterRedaction(shown);
    expect(redacted.map(meaning)).toEqual(shown.map(meaning));
  });

  it('quotes the same words, but for what is somebody’s', () => {
    const html = document(
      '<p class="error">The account ann@corp.example is not a member of “Sales Europe”: AADSTS50105.</p>',
    );
    const [redacted] = afterRedaction([page(html)]);
    expect(redacted?.responseBody?.text).toBeUndefined();
    expect(saidBy(redacted!)?.text).toBe(
      'The account redacted-email-1 is not a member of “Sales Europe”: AADSTS50105.',
    );
    expect(afterRedaction([redacted!])).toEqual([redacted]);
  });

  it('says who answered, and how large the request was', () => {
    const heavy = exchange({
      url: 'https://app.example/cb?code=c',
      status: 400,
      requestHeaders: [['Cookie', `sid=${'x'.repeat(9000)}; __txn_a8Kq2Lm9Zx7Rt5Yw3Pv1Bn4C=1`]],
      responseBody: {
        mediaType: 'text/html',
        text: '<h1>400 Bad Request</h1><center>Request Header Or Cookie Too Large</center><hr><center>nginx</center>',
      },
    });
    const [redacted] = afterRedaction([heavy]);
    expect(answererOf(redacted!)).toEqual(answererOf(heavy));
    expect(sizeRefusedOf(redacted!)).toMatchObject({ part: 'headers', certainty: 'said', cookieBytes: 9038 });
    expect(sizeRefusedOf(redacted!)?.cookies[0]).toEqual({ name: 'sid', bytes: 9004 });
    expect(JSON.stringify(redacted)).not.toContain('Rt5Yw3');
  });

  it('takes no page of an app for that of its proxy because its words are gone', () => {
    const own = exchange({
      url: 'https://app.example/cb?code=c',
      status: 502,
      responseHeaders: [['Server', 'nginx']],
      responseBody: { mediaType: 'application/json', text: '{"message":"upstream token endpoint said no"}' },
    });
    const [redacted] = afterRedaction([own]);
    expect(answererOf(redacted!).kind).toBe('app');
    expect(saidBy(redacted!)?.text).toBe('upstream token endpoint said no');
  });

  it('hides what pages quote', () => {
    const secrets = [
      'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhYmMifQ.',
      'ann@corp.example',
      '4711081512',
      'a8Kq2Lm9Zx7Rt5Yw3Pv1Bn4C',
      '192.0.2.17',
    ];
    const [redacted] = afterRedaction([text(`Login failed for ${secrets.join(' and ')}`)]);
    for (const secret of secrets) expect(JSON.stringify(redacted)).not.toContain(secret);
    expect(saidBy(redacted!)?.text).toMatch(/^Login failed for /);
  });
});

it('an exchange that says nothing and was answered well gets no verdict', () => {
  const fine = exchange({ url: 'https://app.example/', status: 200 });
  expect(withQuotingVerdicts(fine)).toBe(fine);
  expect(withQuotingVerdicts(answer({ message: 'hello' }, 200)).verdicts).toBeUndefined();
});
