import { reasonsTold } from '../telling/findings.ts';
import { hedgeOf } from '../telling/reason.ts';
import { stepNumberIn } from '../telling/step.ts';
import type { ReportDiagnosis, ReportFlow, ReportPlace } from '../report/report.ts';
import { wrapped, type Paint } from './text-layout.ts';

const indent = ' '.repeat(9);

/** Why a flow failed, was refused or is stuck, and what to try. */
export function diagnosisText(flow: ReportFlow, width: number, paint: Paint): readonly string[] {
  return reasonsTold(flow.diagnosis).flatMap((reason, at) => {
    const { why, fix, confidence, rules, tell_apart } = reason;
    const [first] = rules;
    const reference = flow.findings.find(({ rule }) => rule === first)?.references[0]?.label;
    const source = [first, first && confidence, reference].filter(Boolean).join(' · ');
    return [
      ...wrapped(`${hedgeOf(reason)}${why}`, width, indent, `    ${at === 0 ? 'Why' : 'Or'}: `.padEnd(9)),
      ...comparisonsText(flow, reason).flatMap((line) => wrapped(line, width, indent)),
      ...wrapped(fix, width, indent, '    Try: '),
      ...(tell_apart && tell_apart !== fix ? wrapped(tell_apart, width, indent, '    See: ') : []),
      ...(source ? wrapped(source, width, indent).map(paint.dim) : []),
    ];
  });
}

/** `iss: expected https://op.example/ (step 1), got https://op.example (step 4)`. */
function comparisonsText(flow: ReportFlow, { compared = [] }: ReportDiagnosis): readonly string[] {
  const place = ({ value, step, address }: ReportPlace): string => {
    const where = stepNumberIn(flow, step) ?? address;
    return `${value ?? 'none'}${where ? ` (${where})` : ''}`;
  };
  return compared.map(({ name, expected, got }) => `${name}: expected ${place(expected)}, got ${place(got)}`);
}
