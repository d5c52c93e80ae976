import { phrase } from '../../explain/phrases.ts';
import type { ReportFlow, ReportProfile, ReportRequirement } from '../../report/report.ts';
import { statusWords, toldStatuses } from '../../telling/requirement-status.ts';
import type { AskedProfiles } from '../format.ts';
import { referenceLinks } from './html-words.ts';
import { asIs, html, type Markup } from './markup.ts';

/** How a flow stands to the profiles that apply to it, each behind a line, those that were asked for open and first; nothing where none does. */
export function profilesMarkup({ profiles: all }: ReportFlow, asked: AskedProfiles): Markup | undefined {
  if (all.length === 0) return undefined;
  const isAsked = ({ id }: ReportProfile): boolean => asked.includes(id) || asked.includes('all');
  const profiles = [...all.filter(isAsked), ...all.filter((profile) => !isAsked(profile))];
  return html`<h3>Profiles</h3>
    ${profiles.map((profile) => profileMarkup(profile, isAsked(profile)))}
    <p class="soft">${phrase('not_seen_requirement')}</p>`;
}

function profileMarkup({ title, counts, requirements }: ReportProfile, isOpen: boolean): Markup {
  return html`${asIs(isOpen ? '<details class="profile" open>' : '<details class="profile">')}
    <summary>
      <b>${title}</b>
      ${toldStatuses.map((status) => html`<span class="${counts[status] > 0 ? status : 'soft'}">${counts[status]} ${statusWords[status].toLowerCase()}</span> `)}
    </summary>
    <ul>
      ${toldStatuses.flatMap((status) => requirements.filter((one) => one.status === status).map(requirementMarkup))}
    </ul>
  </details>`;
}

function requirementMarkup(requirement: ReportRequirement): Markup {
  const { status, level, text, reference, rules, conditions = [] } = requirement;
  return html`<li>
    <b class="${status}">${statusWords[status]}</b> ${text}
    <span class="soft"
      >${level === 'SHOULD' && 'Recommended.'} ${referenceLinks([reference])}
      ${[...conditions, ...rules].join(', ')}</span
    >
  </li>`;
}
