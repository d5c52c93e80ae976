import * as z from 'zod';
import { toText } from '../../../lib/output/text.ts';
import { partOf } from '../../../lib/report/part-of.ts';
import type { Report } from '../../../lib/report/report.ts';
import { standingOf } from '../../../lib/telling/standing.ts';
import { profileIds } from '../../../lib/vocabulary/profile-id.ts';
import { cutValues, firstOf, mostText } from '../bounds.ts';
import { briefFlow, briefFlowShape } from '../brief-flow.ts';
import { contentOf, reportOf } from '../captures.ts';
import { fileInput, flowInput } from '../inputs.ts';
import { tool } from '../tool.ts';

/** More are asked for one by one. */
const most = 5;

export const analyzeCapture = tool({
  name: 'analyze_capture',
  title: 'Analyze a capture',
  description: `Tells the logins of a capture in full: how each ended, where it broke and why, what to do, what is unsafe, its steps. Of more than ${most} logins it tells ${most}, those that went wrong first; name one to get that one.`,
  input: z.object({
    file: fileInput,
    flow: flowInput.optional(),
    profile: z
      .enum([...profileIds, 'all'])
      .optional()
      .describe('tell in the text how each flow stands to this profile, requirement by requirement'),
  }),
  output: z.object({
    entries: z.number().describe('requests in the capture'),
    flows: z.array(briefFlowShape),
    left_out: z.array(z.string()).describe('ids of the flows that are not told here'),
    left_out_more: z.number(),
    gaps: z.array(z.string()).describe('what could not be seen'),
    failures: z.array(z.record(z.string(), z.unknown())).describe('parts of the check that broke off'),
  }),
  async run({ file, flow, profile }, captures) {
    const content = await contentOf(captures, file, flow);
    if ('error' in content) return content;
    const report = reportOf(captures, content);
    const told = partOf(report, worstFirst(report).slice(0, most));
    const flows = fitting(told.flows.map(briefFlow));
    const ids = new Set(flows.map(({ id }) => id));
    const others = report.flows.map(({ id }) => id).filter((id) => !ids.has(id));
    const { first, leftOut } = firstOf(others, 100);
    const note = others.length > 0 ? [`Not told here: ${others.length} flows. list_flows lists them.`] : [];
    return {
      text: [toText(told, { color: false, profiles: profile ? [profile] : [] }), ...note].join('\n'),
      data: {
        entries: report.source.entries,
        flows: [...flows],
        left_out: [...first],
        left_out_more: leftOut,
        gaps: [...report.gaps],
        failures: told.failures.map((failure) => cutValues({ ...failure })),
      },
    };
  },
});

function worstFirst({ flows }: Report): readonly string[] {
  const goesWell = (flow: Report['flows'][number]): number =>
    ['succeeded', 'pending'].includes(standingOf(flow)) ? 1 : 0;
  return flows.toSorted((a, b) => goesWell(a) - goesWell(b)).map(({ id }) => id);
}

/** At least one. */
function fitting<T>(flows: readonly T[]): readonly T[] {
  let room = mostText;
  return flows.filter((flow, at) => {
    room -= JSON.stringify(flow).length;
    return at === 0 || room >= 0;
  });
}
