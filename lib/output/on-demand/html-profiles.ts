import { phrase } from '../../explain/phrases.ts';
import type { ReportFlow, ReportProfile, ReportRequirement } from '../../report/report.ts';
import { statusWords, toldStatuses } from '../../telling/requirement-status.ts';
import { referenceLinks } from './html-words.ts';
import { html, type Markup } from './markup.ts';

/** How a flow stands to the profiles that apply to it, each behind a line; nothing where none does. */
export function profilesMarkup({ profiles }: ReportFlow): Markup | undefined {
  if (profiles.length === 0) return undefined;
  return html`<h3>Profiles</h3>
    ${profiles.map(profileMarkup)}
    <p class="soft">${phrase('not_seen_requirement')}</p>`;
}

function profileMarkup({ title, counts, requirements }: ReportProfile): Markup {
  return html`<details class="profile">
    <summary>
      <b>${title}</b>
      ${toldStatuses.map((status) => html`<span class="${counts[status] > 0 ? status : 'soft'}">${counts[status]} ${statusWords[status].toLowerCase()}</span> `)}
    </summary>
    <ul>
      ${toldStatuses.flatMap((status) => requirements.filter((one) => one.status === status).map(requirementMarkup))}
    </ul>
  </details>`;
}

function requirementMarkup({ status, level, text, reference, rules }: ReportRequirement): Markup {
  return html`<li>
    <b class="${status}">${statusWords[status]}</b> ${text}
    <span class="soft"
      >${level === 'SHOULD' && 'Recommended.'} ${referenceLinks([reference])} ${rules.join(', ')}</span
    >
  </li>`;
}
