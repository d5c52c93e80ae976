import { jsonText } from './json-text.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { redact } from '../redact/redact.ts';
import type { ReportFlow } from '../report/report.ts';
import type { RedactionLevel } from '../vocabulary/redaction-level.ts';
import { claimsIn } from '../exchange/tokens-carried.ts';
import { curlOf } from './curl.ts';
import type { OutputContent } from './format.ts';
import { findingMarkdown } from './markdown-finding.ts';
import { flowMarkdown } from './markdown-flow.ts';
import { stepMarkdown } from './markdown-step.ts';

/** What somebody looks at and may want a piece of: a flow, a step of it, or the finding at a place of its list. */
export type PieceTarget =
  | { readonly type: 'flow'; readonly flow: string }
  | {
      readonly type: 'step';
      readonly flow: string;
      readonly step: string;
      readonly exchange: string | undefined;
    }
  | { readonly type: 'finding'; readonly flow: string; readonly place: number };

/** What a piece is made of, redacted by now. */
type Redacted = {
  readonly flow: ReportFlow;
  readonly exchange: Exchange | undefined;
  readonly target: PieceTarget;
};

/** A piece of what is shown, small enough to be pasted. */
export type Piece = {
  readonly id: string;
  /** What people know it by: `cURL`. */
  readonly title: string;
  /** One sentence on what it holds or hides. */
  readonly note: string;
  /** What it hides. `off` is for a choice that warns. */
  readonly redaction: RedactionLevel;
  /** Of what it can be made. */
  readonly of: readonly PieceTarget['type'][];
  /** Its text; `undefined` where there is nothing of the kind. Never throws. */
  readonly write: (from: Redacted) => string | undefined;
};

/** Every piece that can be copied: menus and keyboard read this one table. */
export const pieces: readonly Piece[] = [
  {
    id: 'address',
    title: 'Address',
    note: 'Secrets and personal data are replaced.',
    redaction: 'default',
    of: ['step'],
    write: ({ exchange }) => exchange?.url,
  },
  {
    id: 'curl',
    title: 'cURL',
    note: 'The request as a command. Secrets and personal data are replaced.',
    redaction: 'default',
    of: ['step'],
    write: ({ exchange }) => exchange && curlOf(exchange),
  },
  {
    id: 'claims',
    title: 'Claims',
    note: 'What the tokens say, names of persons too. Nothing that gives access.',
    redaction: 'secrets-only',
    of: ['step'],
    write: ({ exchange }) => {
      const claims = exchange ? claimsIn(exchange) : {};
      return Object.keys(claims).length > 0 ? json(claims) : undefined;
    },
  },
  {
    id: 'markdown',
    title: 'Markdown',
    note: 'For a ticket or a wiki. Secrets and personal data are replaced.',
    redaction: 'default',
    of: ['step', 'flow', 'finding'],
    write: (from) => markdownOf(from)?.join('\n'),
  },
  {
    id: 'json',
    title: 'JSON',
    note: 'As in the report. Secrets and personal data are replaced.',
    redaction: 'default',
    of: ['step', 'flow', 'finding'],
    write: (from) => {
      const found = partOf(from);
      return found === undefined ? undefined : json(found);
    },
  },
  {
    id: 'curl-as-recorded',
    title: 'cURL, as recorded',
    note: 'Holds live tokens, codes and cookies: whoever gets it may act as you. Keep it to yourself.',
    redaction: 'off',
    of: ['step'],
    write: ({ exchange }) => exchange && curlOf(exchange),
  },
];

/**
 * The text of a piece, redacted as its row says; `undefined` where there is nothing of the kind.
 * @param content the flow's evidence and a report that has the flow; its own `redaction` is not asked
 */
export function writePiece(
  piece: Piece,
  target: PieceTarget,
  { exchanges, report }: Pick<OutputContent, 'exchanges' | 'report'>,
): string | undefined {
  const outgoing = redact(piece.redaction, { exchanges, report });
  const flow = outgoing.report.flows.find(({ id }) => id === target.flow);
  const id = target.type === 'step' ? target.exchange : undefined;
  const exchange = outgoing.exchanges.find((one) => one.id === id);
  return flow && piece.write({ flow, exchange, target });
}

function partOf({ flow, target }: Redacted): unknown {
  switch (target.type) {
    case 'flow':
      return flow;
    case 'step':
      return flow.steps.find(({ id }) => id === target.step);
    case 'finding':
      return flow.findings[target.place];
  }
}

function markdownOf({ flow, target }: Redacted): readonly string[] | undefined {
  switch (target.type) {
    case 'flow':
      return flowMarkdown(flow);
    case 'step': {
      const step = flow.steps.find(({ id }) => id === target.step);
      return step && stepMarkdown(flow, step);
    }
    case 'finding': {
      const finding = flow.findings[target.place];
      return finding && findingMarkdown(finding);
    }
  }
}

function json(value: unknown): string {
  return jsonText(value, 2);
}
