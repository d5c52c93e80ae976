import { toText } from '../../lib/output/text.ts';
import { headlines } from '../../lib/report/headlines.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { outcomeWords } from '../../lib/telling/outcome.ts';
import type { Outcome } from '../../lib/vocabulary/outcome.ts';
import type { ProfileId } from '../../lib/vocabulary/profile-id.ts';
import { severities, type Severity } from '../../lib/vocabulary/severity.ts';
import { lastTries } from './last-tries.ts';
import type { Login } from './login.ts';

/** What `expect.extend` of Playwright, Vitest and Jest takes. */
type Matched = { readonly pass: boolean; readonly message: () => string };

/** The same as members of what `expect` returns: for Vitest's and Jest's own types to be extended by. */
export interface LoginMatchers<R = unknown> {
  /** Its last try succeeded. @param options `orUnclear`: it is enough that the answer reached the app, whatever that did with it. */
  toSucceed(options?: SuccessOptions): R;
  /** Every code was asked for with PKCE (S256), and nothing that was seen contradicts it. RFC 7636. */
  toUsePkce(): R;
  /** No finding, or none graver than `above`. */
  toHaveNoFindings(options?: FindingsOptions): R;
  /** No requirement (MUST) of a profile fails in a flow that it applies to. */
  toSatisfyProfile(profile: ProfileId): R;
}

type SuccessOptions = { readonly orUnclear?: boolean };
type FindingsOptions = { readonly above?: Severity };

/** For `expect.extend`. */
export const matchers = {
  toSucceed(login: Login, { orUnclear = false }: SuccessOptions = {}): Matched {
    const wanted: readonly Outcome[] = orUnclear ? ['succeeded', 'unclear'] : ['succeeded'];
    const tries = lastTries(login.report().flows);
    const others = tries.filter(({ outcome }) => !wanted.includes(outcome));
    const ends = others.map(({ id, outcome }) => `${id} ${outcomeWords[outcome].word}`);
    return matched(login, 'The login was expected to succeed', tries, others, ends);
  },

  toUsePkce(login: Login): Matched {
    const codes = login.report().flows.filter(({ pkce }) => pkce !== null);
    const hidden = codes.filter((flow) => verdictOf(flow) === 'not_checked');
    if (hidden.length > 0) throw new Error(`${listed(hidden)}: whether PKCE was used could not be seen.`);
    const without = codes.filter((flow) => verdictOf(flow) !== 'held');
    return matched(login, 'Every authorization code was expected to be protected by PKCE', codes, without);
  },

  toHaveNoFindings(login: Login, { above }: FindingsOptions = {}): Matched {
    const limit = above === undefined ? severities.length : severities.indexOf(above);
    const { flows } = login.report();
    const found = flows
      .map((flow) => ({
        ...flow,
        findings: flow.findings.filter(({ severity }) => severities.indexOf(severity) < limit),
      }))
      .filter(({ findings }) => findings.length > 0);
    const names = found.flatMap((flow) => headlines(flow.findings).map(({ rule }) => `${flow.id} ${rule}`));
    const which = above === undefined ? '' : ` above ${above}`;
    return matched(login, `No finding${which} was expected`, flows, found, names);
  },

  toSatisfyProfile(login: Login, profile: ProfileId): Matched {
    const asked = login.report().flows.filter(({ profiles }) => profiles.some(({ id }) => id === profile));
    const failing = asked.filter((flow) => failedOf(flow, profile).length > 0);
    const ids = failing.flatMap((flow) => failedOf(flow, profile).map((id) => `${flow.id} ${id}`));
    return matched(login, `${profile} was expected to be satisfied`, asked, failing, ids, [profile]);
  },
};

/**
 * Passes where nothing speaks against it, and there is something that could.
 * @param concerned the flows that were looked at
 * @param against those of them that are not as expected
 * @param names what is wrong with these, in a few words each
 */
function matched(
  login: Login,
  expected: string,
  concerned: readonly ReportFlow[],
  against: readonly ReportFlow[],
  names: readonly string[] = against.map(({ id }) => id),
  profiles: readonly ProfileId[] = [],
): Matched {
  const pass = concerned.length > 0 && against.length === 0;
  if (!pass) login.failed();
  const report = login.report();
  const shown = against.length > 0 ? against : pass ? concerned : report.flows;
  const but = pass ? 'the contrary' : names.length > 0 ? names.join(', ') : 'there was nothing to look at';
  const message = () =>
    `${expected}; seen: ${but}.\n\n${toText({ ...report, flows: shown }, { color: false, profiles })}`;
  return { pass, message };
}

function verdictOf({ protections, pkce }: ReportFlow): string {
  const told = protections.find(({ name }) => name === 'pkce')?.verdict;
  return told ?? (pkce === 'S256' ? 'held' : pkce === 'unknown' ? 'not_checked' : 'absent');
}

function failedOf({ profiles }: ReportFlow, profile: ProfileId): readonly string[] {
  return profiles
    .filter(({ id }) => id === profile)
    .flatMap(({ requirements }) => requirements)
    .filter(({ level, status }) => level === 'MUST' && status === 'fail')
    .map(({ id }) => id);
}

function listed(flows: readonly ReportFlow[]): string {
  return flows.map(({ id }) => id).join(', ');
}
