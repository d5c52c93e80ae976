import * as z from 'zod';
import { summaryRows } from '../../../lib/output/summary-row.ts';
import { firstOf } from '../bounds.ts';
import { contentOf, reportOf } from '../captures.ts';
import { fileInput } from '../inputs.ts';
import { tool } from '../tool.ts';

const most = 100;

export const listFlows = tool({
  name: 'list_flows',
  title: 'List flows',
  description: `Lists the logins (flows) of a capture, ${most} at a time: who asked whom, how each stands, the most probable cause where it went wrong, and the gravest finding.`,
  input: z.object({
    file: fileInput,
    from: z.number().int().min(0).default(0).describe('how many flows to pass over'),
  }),
  output: z.object({
    entries: z.number().describe('requests in the capture'),
    flows: z.array(
      z.object({
        flow: z.string(),
        started: z.string(),
        client: z.string(),
        server: z.string(),
        standing: z.string(),
        cause: z.string().nullable(),
        worst: z.object({ severity: z.string(), rule: z.string() }).nullable(),
      }),
    ),
    left_out: z.number().describe('flows after these'),
  }),
  async run({ file, from }, captures) {
    const content = await contentOf(captures, file, undefined);
    if ('error' in content) return content;
    const report = reportOf(captures, content);
    const { first: shown, leftOut } = firstOf(report.flows.slice(from), most);
    const flows = summaryRows({ flows: shown }, null).map(({ input: _, ...row }, at) => ({
      ...row,
      started: shown[at]?.started ?? '',
    }));
    const lines = flows.map(({ flow, started, client, server, standing, cause, worst }) =>
      [flow, started, `${client} > ${server}`, standing, cause, worst && `${worst.severity} ${worst.rule}`]
        .filter(Boolean)
        .join('  '),
    );
    const { entries } = report.source;
    return {
      text: [
        `${report.flows.length} flows in ${entries} entries`,
        ...lines,
        ...(leftOut > 0 ? [`… and ${leftOut} more, from ${from + flows.length}`] : []),
      ].join('\n'),
      data: { entries, flows, left_out: leftOut },
    };
  },
});
