import type { FormatId } from './format-id.ts';
import { asSuites } from './joining-junit.ts';
import { asOneRun } from './joining-sarif.ts';
import { escaped } from './markdown-text.ts';

/** What a format wrote of one capture. */
export type JoinedPart = { readonly input: string; readonly text: string };

/** Several captures in one output, one after the other: what each adds to it as it comes, and what is written when all have come. */
export type Joining = { add(part: JoinedPart): string; end(): string };

/** How a format holds several captures at once; `undefined` for those that hold one. */
export function joiningOf(format: FormatId): (() => Joining) | undefined {
  return joinings[format];
}

const joinings: Readonly<Partial<Record<FormatId, () => Joining>>> = {
  ndjson: () => ({ add: ({ text }) => text, end: () => '' }),
  csv: afterOneHead,
  json: asList,
  markdown: underHeadings,
  sarif: asOneRun,
  junit: asSuites,
};

/** RFC 4180: the names stand in the first line, and once. */
function afterOneHead(): Joining {
  let isFirst = true;
  return {
    add({ text }) {
      const from = isFirst ? 0 : text.indexOf('\r\n') + 2;
      isFirst = false;
      return text.slice(from);
    },
    end: () => '',
  };
}

/** A list of reports, each of which says what it was read from. */
function asList(): Joining {
  let lead = '[';
  return {
    add({ input, text }) {
      const report = `${lead}{"input":${JSON.stringify(input)},${text.trim().slice(1)}`;
      lead = ',';
      return `${report}\n`;
    },
    end: () => (lead === '[' ? '[]\n' : ']\n'),
  };
}

function underHeadings(): Joining {
  let lead = '';
  return {
    add({ input, text }) {
      const part = `${lead}## ${escaped(input)}\n\n${text}`;
      lead = '\n';
      return part;
    },
    end: () => '',
  };
}
