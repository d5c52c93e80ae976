import * as z from 'zod';
import { writeComparison } from '../../../lib/output/text-comparison.ts';
import { likeliestPair } from '../../../lib/compare/likeliest-pair.ts';
import { printable } from '../../../lib/output/text-layout.ts';
import { cutValues, firstOf } from '../bounds.ts';
import { contentOf } from '../captures.ts';
import { fileInput, flowInput } from '../inputs.ts';
import { tool } from '../tool.ts';

const most = 60;

export const compareLogins = tool({
  name: 'compare_logins',
  title: 'Compare two logins',
  description:
    'Tells what two logins differ in, of two captures or of one: what really differs first; what every login makes anew (state, nonce, code, times) is left out. Of captures with several logins the two most alike are taken, unless flows are named.',
  input: z.object({
    good: fileInput,
    bad: fileInput.describe('path of the other capture; the same one for two logins of one capture'),
    good_flow: flowInput.optional(),
    bad_flow: flowInput.optional(),
  }),
  output: z.object({
    headline: z.string(),
    same_login: z.boolean(),
    logins: z.array(z.record(z.string(), z.unknown())),
    differences: z.array(z.record(z.string(), z.unknown())),
    left_out: z.number().describe('differences after these'),
    fresh: z.array(z.string()).describe('made anew by every login, and not compared'),
  }),
  async run({ good, bad, good_flow, bad_flow }, captures) {
    const a = await contentOf(captures, good, good_flow);
    if ('error' in a) return { error: `good: ${a.error}` };
    const b = await contentOf(captures, bad, bad_flow);
    if ('error' in b) return { error: `bad: ${b.error}` };
    const pair = likeliestPair(a.report.flows, b.report.flows);
    if (!pair) return { error: 'There are no two logins to compare.' };
    const logins = [
      { flow: pair[0], exchanges: a.exchanges, recording: good },
      { flow: pair[1], exchanges: b.exchanges, recording: bad },
    ] as const;
    const look = { color: false, width: 100 };
    const { text } = writeComparison(logins, captures.redaction, look);
    const told = JSON.parse(writeComparison(logins, captures.redaction, look, 'json').text) as Told;
    const { first, leftOut } = firstOf(told.differences, most);
    return {
      text,
      data: printable(
        cutValues({
          headline: told.headline,
          same_login: told.same_login,
          logins: told.logins,
          differences: [...first],
          left_out: leftOut,
          fresh: told.fresh,
        }),
      ),
    };
  },
});

type Members = Record<string, unknown>;
type Told = {
  readonly headline: string;
  readonly same_login: boolean;
  readonly logins: Members[];
  readonly differences: readonly Members[];
  readonly fresh: string[];
};
