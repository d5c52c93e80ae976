import { headlines } from '../../report/headlines.ts';
import type { Report, ReportFlow } from '../../report/report.ts';
import { breakLine } from '../../telling/ending.ts';
import { failureWords } from '../../telling/failures.ts';
import { notSeenTitle } from '../../telling/gaps.ts';
import { beginWith } from '../../telling/look-first.ts';
import { standingTitle } from '../../telling/outcome.ts';
import { clientName, serverName } from '../../telling/parties.ts';
import { standingOf } from '../../telling/standing.ts';
import { unheldOf, unheldWords } from '../../telling/unheld-profiles.ts';
import { wayInShort } from '../../telling/way.ts';
import { severities } from '../../vocabulary/severity.ts';
import type { AskedProfiles } from '../format.ts';
import { severityMark } from './html-words.ts';
import { foreign, html, type Markup } from './markup.ts';

/** What stands above the flows: where there are several, each in a line; what could not be seen; what broke off. */
export function overviewMarkup(report: Report, profiles: AskedProfiles = []): Markup {
  const { flows, gaps, failures } = report;
  const unheld = flows.length === 0 ? [] : unheldOf(flows, profiles);
  const failed = failureWords(failures);
  const begin = beginWith(flows);
  return html`${flows.length === 0 && html`<p>No OAuth or OpenID Connect login was found.</p>`}
  ${begin && html`<p class="begin">Begin with this one: <a href="#${begin.flow}">${foreign(begin.headline)}</a> ${begin.why && foreign(begin.why)}</p>`}
  ${
    flows.length > 1 &&
    html`<table class="flows">
      <tr>
        <th>Login</th>
        <th>Way</th>
        <th>How it stands</th>
        <th>Findings</th>
      </tr>
      ${flows.map(rowMarkup)}
    </table>`
  }
  ${
    failed &&
    html`<section class="notice">
      <p><b>${failed.headline}</b> ${failed.advice}</p>
      <ul>
        ${failed.names.map((name) => html`<li><code>${name}</code></li>`)}
      </ul>
    </section>`
  }
  ${unheld.map((id) => html`<p>${unheldWords(id)}</p>`)}
  ${
    gaps.length > 0 &&
    html`<details class="gaps">
      <summary>${notSeenTitle}: ${gaps.length}</summary>
      <ul>
        ${gaps.map((gap) => html`<li>${gap}</li>`)}
      </ul>
    </details>`
  }`;
}

function rowMarkup(flow: ReportFlow): Markup {
  const broke = breakLine(flow);
  const found = headlines(flow.findings);
  const counts = severities.flatMap((severity) => {
    const count = found.filter((one) => one.severity === severity).length;
    return count > 0 ? [severityMark(severity, count), ' '] : [];
  });
  return html`<tr>
    <td><a href="#${flow.id}">${foreign(clientName(flow))} → ${foreign(serverName(flow))}</a></td>
    <td>${wayInShort(flow)}</td>
    <td>
      <span class="standing ${standingOf(flow)}">${standingTitle(standingOf(flow))}</span>
      ${broke && foreign(broke)}
    </td>
    <td>${counts.length > 0 ? counts : 'none'}</td>
  </tr>`;
}
