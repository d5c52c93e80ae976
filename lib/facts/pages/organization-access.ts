import type { Exchange } from '../../exchange/exchange.ts';
import { isPage } from './page-kind.ts';

/** What a consent page shows of the person's organizations: none of them lets the app in, or some do. */
export type OrganizationAccess = 'withheld' | 'partly';

/**
 * What a consent page like GitHub's says under “Organization access”, where a member may only ask an owner to approve the app (Request,
 * Request pending, Grant). `undefined` for pages without such a list, and where every organization in it has approved the app. Takes any text.
 */
export function organizationAccessOf(exchange: Exchange): OrganizationAccess | undefined {
  const recorded = exchange.verdicts?.organizations;
  if (recorded) return recorded;
  if (!isPage(exchange)) return undefined;
  const page = exchange.responseBody?.text ?? '';
  const heading = page.search(/\borgani[sz]ation access\s*</i);
  if (heading < 0) return undefined;
  const rows = rowsOf(page.slice(heading, heading + longestList));
  const withheld = rows.filter(isWithheld);
  if (withheld.length === 0) return undefined;
  return withheld.length === rows.length ? 'withheld' : 'partly';
}

/** Characters of the list that are read. */
const longestList = 40_000;

/** The rows of the first list after the heading. */
function rowsOf(text: string): readonly string[] {
  const [list = ''] = text.split(/<\/[uo]l\b/i);
  return list.split(/<li\b/i).slice(1);
}

/** By what the row says, its labels included; not by the organization's name. */
function isWithheld(row: string): boolean {
  if (/\bocticon-check\b|\b(?:has access|granted|approved)\b/i.test(row)) return false;
  return (
    /\bno access\b/i.test(row) ||
    /<(?:button|a|span|em|small|p)\b[^<>]{0,400}>\s*(?:request(?: access| approval)?|(?:access |approval )?request(?:ed)? ?pending|pending|grant(?: access)?|(?:access )?denied)\s*</i.test(
      row,
    )
  );
}
