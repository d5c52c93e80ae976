import { reasonsTold } from '../telling/findings.ts';
import { hedgeOf } from '../telling/reason.ts';
import type { ReportDiagnosis, ReportFlow } from '../report/report.ts';
import { comparisonLines } from './comparison-lines.ts';
import { wrapped, type Paint } from './text-layout.ts';

const indent = ' '.repeat(9);

/** Why a flow failed, was refused or is stuck, and what to try. */
export function diagnosisText(flow: ReportFlow, width: number, paint: Paint): readonly string[] {
  return reasonsTold(flow.diagnosis).flatMap((reason, at) => {
    const { why, fix, confidence, tell_apart } = reason;
    const first = restsOn(reason);
    const reference = flow.findings.find(({ rule }) => rule === first)?.references[0]?.label;
    const source = [first, first && confidence, reference].filter(Boolean).join(' · ');
    return [
      ...wrapped(`${hedgeOf(reason)}${why}`, width, indent, `    ${at === 0 ? 'Why' : 'Or'}: `.padEnd(9)),
      ...comparisonLines(flow, reason, plain).flatMap((line) => wrapped(line, width, indent)),
      ...wrapped(fix, width, indent, '    Try: '),
      ...(tell_apart && tell_apart !== fix ? wrapped(tell_apart, width, indent, '    See: ') : []),
      ...(source ? wrapped(source, width, indent).map(paint.dim) : []),
    ];
  });
}

/** Of rules that ask for reasons (`err-…`) only one that found this very reason: others are explained by it. */
function restsOn({ cause, rules }: ReportDiagnosis): string | undefined {
  return rules.find((rule) => !rule.startsWith('err-') || rule === `err-${cause}`);
}

const asItIs = (text: string): string => text;
const plain = { value: asItIs, words: asItIs };
