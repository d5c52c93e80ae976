import type { ReportFlow, ReportProfile, ReportRequirement } from '../report/report.ts';
import { statusWords, toldStatuses } from '../telling/requirement-status.ts';
import type { AskedProfiles } from './format.ts';
import { wrapped, type Paint } from './text-layout.ts';

/** How a flow stands to these profiles (`all`, or their ids), what failed first; nothing for those that do not apply. */
export function profilesText(
  flow: ReportFlow,
  names: AskedProfiles,
  width: number,
  paint: Paint,
): readonly string[] {
  return flow.profiles
    .filter(({ id }) => names.includes(id) || names.includes('all'))
    .flatMap((profile) => ['', ...profileText(profile, width, paint)]);
}

function profileText(
  { title, counts, requirements }: ReportProfile,
  width: number,
  paint: Paint,
): readonly string[] {
  return [
    `  ${paint.bold(title)}: ${toldStatuses.map((status) => `${counts[status]} ${statusWords[status].toLowerCase()}`).join(', ')}`,
    ...toldStatuses.flatMap((status) =>
      requirements
        .filter((one) => one.status === status)
        .flatMap((one) => wrapped(sentence(one), width, ' '.repeat(14), `    ${painted(status, paint)}  `)),
    ),
  ];
}

function sentence({ text, level, reference, rules, conditions = [] }: ReportRequirement): string {
  const place = [level === 'SHOULD' ? 'recommended' : '', reference.label, ...conditions, ...rules]
    .filter(Boolean)
    .join(', ');
  return `${text} (${place})`;
}

function painted(status: (typeof toldStatuses)[number], paint: Paint): string {
  const word = statusWords[status].padEnd(8);
  return status === 'fail' ? paint.bad(word) : status === 'pass' ? paint.good(word) : paint.dim(word);
}
