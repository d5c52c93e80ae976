import { explainStep } from '../explain/step.ts';
import { causeLabelAt } from '../telling/cause-label.ts';
import { roundsWords } from '../telling/rounds.ts';
import { notVisible, stepAddress } from '../telling/step.ts';
import type { ReportFlow, ReportStep } from '../report/report.ts';
import type { Paint } from './text-layout.ts';

type Row = {
  readonly mark: '✗' | '!' | ' ';
  /** `3`, or `3-7` for steps that look the same. */
  readonly number: string;
  readonly offset: string;
  readonly title: string;
  readonly status: string;
  readonly place: string;
};

/** The steps of a flow as a table, one line each; equal ones that follow each other share a line. */
export function stepsText(flow: ReportFlow, paint: Paint): readonly string[] {
  const rows = rowsOf(flow);
  const widest = (column: keyof Row) => rows.reduce((most, row) => Math.max(most, row[column].length), 0);
  const [number, offset, title] = [widest('number'), widest('offset'), widest('title')];
  return rows.map((row) => {
    const paintMark = row.mark === '✗' ? paint.bad : paint.warn;
    const mark = row.mark === ' ' ? ' ' : paintMark(row.mark);
    const time = paint.dim(row.offset.padStart(offset));
    return `  ${mark} ${row.number.padStart(number)}  ${time}  ${row.title.padEnd(title)}  ${row.status.padEnd(3)}  ${paint.dim(row.place)}`;
  });
}

function rowsOf(flow: ReportFlow): readonly Row[] {
  const rows: { row: Row; first: number }[] = [];
  const again = roundsWords(flow.steps);
  for (const [at, step] of flow.steps.entries()) {
    if ((step.round ?? 1) > 1) continue;
    const row = rowOf(step, at, flow, step.id === flow.broken_step);
    const last = rows.at(-1);
    if (last && looksLike(last.row, row)) last.row = { ...last.row, number: `${last.first + 1}-${at + 1}` };
    else rows.push({ row, first: at });
  }
  return [...rows.map(({ row }) => row), ...(again ? [roundsRow(flow, again)] : [])];
}

/** The later times round, in one line. */
function roundsRow({ steps, started }: ReportFlow, words: string): Row {
  const first = steps.findIndex(({ round = 1 }) => round > 1);
  return {
    mark: ' ',
    number: first + 1 === steps.length ? String(first + 1) : `${first + 1}-${steps.length}`,
    offset: offsetOf(steps[first]?.time ?? started, started),
    title: words,
    status: '',
    place: '',
  };
}

function offsetOf(time: string, started: string): string {
  return `+${((Date.parse(time) - Date.parse(started)) / 1000).toFixed(2)}s`;
}

function rowOf(step: ReportStep, at: number, flow: ReportFlow, isBroken: boolean): Row {
  const why = causeLabelAt(flow, step.id);
  const hasFinding = flow.findings.some(({ steps }) => steps.includes(step.id));
  return {
    mark: isBroken ? '✗' : hasFinding ? '!' : ' ',
    number: String(at + 1),
    offset: offsetOf(step.time, flow.started),
    title: explainStep(step).title,
    status: step.status ? String(step.status) : '',
    place: withLabel(placeOf(step), isBroken || !why ? why : `cause: ${why}`),
  };
}

function withLabel(place: string, label: string | undefined): string {
  return label === undefined ? place : `${place}  (${label})`;
}

function placeOf(step: ReportStep): string {
  if (!step.observed) return notVisible;
  return `${stepAddress(step)}${step.status === 0 ? '  (no response)' : ''}`;
}

function looksLike(a: Row, b: Row): boolean {
  return a.title === b.title && a.mark === b.mark && a.status === b.status && a.place === b.place;
}
