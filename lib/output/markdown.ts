import { redact } from '../redact/redact.ts';
import type { OutputFormat } from './format.ts';
import { flowMarkdown } from './markdown-flow.ts';
import { notSeenTitle } from '../telling/gaps.ts';
import { beginWith } from '../telling/look-first.ts';
import { escaped } from './markdown-text.ts';

/** The report as Markdown: for tickets, wikis and pull requests. What others said cannot become a mark, a link or HTML in it. */
export const markdown = {
  id: 'markdown',
  title: 'Markdown',
  extension: 'md',
  mediaType: 'text/markdown',
  write({ exchanges, report, redaction }) {
    const { flows, gaps } = redact(redaction, { exchanges, report }).report;
    const begin = beginWith(flows);
    const parts = [
      ...(begin ? [[escaped(`Begin with this one: ${begin.headline} ${begin.why ?? ''}`.trim())]] : []),
      ...flows.map(flowMarkdown),
      ...(gaps.length > 0 ? [[`**${notSeenTitle}**`, '', ...gaps.map((gap) => `- ${escaped(gap)}`)]] : []),
    ];
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  },
} as const satisfies OutputFormat;
