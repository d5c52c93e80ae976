import { reasonsTold } from '../telling/findings.ts';
import type { ReportFlow } from '../report/report.ts';
import { wrapped, type Paint } from './text-layout.ts';

const indent = ' '.repeat(9);

/** Why a flow failed, was refused or is stuck, and what to try. */
export function diagnosisText(flow: ReportFlow, width: number, paint: Paint): readonly string[] {
  return reasonsTold(flow.diagnosis).flatMap(({ why, fix, confidence, rules }, at) => {
    const [first] = rules;
    const reference = flow.findings.find(({ rule }) => rule === first)?.references[0]?.label;
    const source = [first, first && confidence, reference].filter(Boolean).join(' · ');
    return [
      ...wrapped(
        `${why}${confidence === 'tentative' ? ' (A guess.)' : ''}`,
        width,
        indent,
        `    ${at === 0 ? 'Why' : 'Or'}: `.padEnd(9),
      ),
      ...wrapped(fix, width, indent, '    Try: '),
      ...(source ? wrapped(source, width, indent).map(paint.dim) : []),
    ];
  });
}
