import type { ReportDiagnosis, ReportFlow } from './report.ts';
import { wrapped, type Paint } from './text-layout.ts';

const indent = ' '.repeat(9);
/** Reasons that are told; the rest are less probable still. */
const most = 3;

/** The reasons that the text tells, the most probable first. */
export function toldReasons({ diagnosis }: ReportFlow): readonly ReportDiagnosis[] {
  return diagnosis.slice(0, most);
}

/** Why a flow failed, was refused or is stuck, and what to try. */
export function diagnosisText(flow: ReportFlow, width: number, paint: Paint): readonly string[] {
  return toldReasons(flow).flatMap(({ why, fix, confidence, rules }, at) => {
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
