import { relative } from 'node:path';
import * as z from 'zod';
import { printable } from '../../../lib/output/text-layout.ts';
import { inputsOf } from '../../analyze/inputs.ts';
import { firstOf } from '../bounds.ts';
import { tool } from '../tool.ts';

const most = 200;

export const listCaptures = tool({
  name: 'list_captures',
  title: 'List captures',
  description:
    'Lists the files in the folders of this server whose names look like recordings of traffic (HAR, Playwright traces, NetLogs, …), by the paths that the other tools take.',
  input: z.object({}),
  output: z.object({
    folders: z.array(z.string()),
    captures: z.array(z.string()),
    left_out: z.number().describe('how many more there are'),
  }),
  async run(_, { folders }) {
    const { inputs } = await inputsOf(folders.roots);
    const [only] = folders.roots;
    const names = inputs.map(({ path }) =>
      printable(folders.roots.length === 1 && only !== undefined ? relative(only, path) : path),
    );
    const { first, leftOut } = firstOf(names, most);
    const lines = leftOut > 0 ? [...first, `… and ${leftOut} more`] : first;
    return {
      text: lines.length > 0 ? lines.join('\n') : 'There is no capture in the folders of this server.',
      data: { folders: [...folders.roots], captures: [...first], left_out: leftOut },
    };
  },
});
