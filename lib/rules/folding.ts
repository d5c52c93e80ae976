import { endpointOf, originOf } from '../exchange/parameters.ts';
import { severities, type Severity } from '../vocabulary/severity.ts';
import type { CountedRuleId } from './counted.ts';
import type { RuleId } from './index.ts';
import type { Finding } from './run.ts';

/**
 * One root cause, one headline: what the headline's rule says makes the folded rule's finding superfluous. With `sameUrl` only where
 * every message that proves the folded one went to an address that proves the headline too; with `sameLeak` only where every leak that
 * proves it was told under that headline, of whichever receiver.
 */
export type Folding = Headline & { readonly sameUrl?: true; readonly sameLeak?: true };

/** A remark takes in remarks alone: whoever does without them must not miss a headline. */
type Headline =
  | { readonly headline: CountedRuleId; readonly folds: RuleId }
  | { readonly headline: RuleId; readonly folds: Exclude<RuleId, CountedRuleId> };

/** By rule ids. A rule that is folded keeps its outcome: it did find something. */
export const foldings: readonly Folding[] = [
  { headline: 'callback-over-http', folds: 'redirect-uri-http' },
  { headline: 'callback-over-http', folds: 'session-cookie-weak', sameUrl: true },
  { headline: 'tokens-in-callback-query', folds: 'implicit-grant' },
  { headline: 'tokens-in-callback-query', folds: 'token-in-query', sameUrl: true },
  { headline: 'token-sent-to-third-party', folds: 'callback-page-leaky', sameLeak: true },
  { headline: 'saml-signature-reach', folds: 'saml-assertion-unsigned', sameUrl: true },
  { headline: 'err-invalid-grant', folds: 'code-reuse' },
  { headline: 'err-invalid-grant', folds: 'token-redirect-uri-mismatch' },
  { headline: 'err-interaction-loop', folds: 'err-login-required' },
  { headline: 'err-silent-renew-cookies', folds: 'err-login-required' },
];

/** The findings, each that another one explains marked as part of it. A headline is never milder than what it takes in. */
export function withFolded(
  findings: readonly Finding[],
  table: readonly Folding[] = foldings,
): readonly Finding[] {
  const headlines = new Map<Finding, Finding>();
  for (const finding of findings) {
    const headline = headlineOf(finding, findings, table);
    if (headline) headlines.set(finding, headline);
  }
  return findings.map((finding) => {
    const headline = headlines.get(finding);
    if (headline) return { ...finding, partOf: headline.rule.id };
    const taken = findings.filter((other) => headlines.get(other) === finding);
    return { ...finding, severity: worstOf([finding, ...taken]) };
  });
}

function headlineOf(
  finding: Finding,
  findings: readonly Finding[],
  table: readonly Folding[],
): Finding | undefined {
  return findings.find((other) =>
    table.some(
      ({ headline, folds, sameUrl, sameLeak }) =>
        headline === other.rule.id &&
        folds === finding.rule.id &&
        (!sameUrl || isProvedThere(finding, other)) &&
        (!sameLeak || isToldOfAll(finding, headline, findings)),
    ),
  );
}

function isProvedThere(folded: Finding, headline: Finding): boolean {
  const places = new Set(headline.evidence.map(({ url }) => endpointOf(url)));
  return folded.evidence.every(({ url }) => places.has(endpointOf(url)));
}

/** A headline of leaks is one finding a receiver: all of them together must tell of what the folded one saw. */
function isToldOfAll(folded: Finding, headline: RuleId, findings: readonly Finding[]): boolean {
  const told = new Set(
    findings
      .filter(({ rule }) => rule.id === headline)
      .flatMap(({ evidence }) => evidence.map(({ url }) => originOf(url))),
  );
  const leaks = folded.evidence.filter(({ kind }) => kind === 'exposure');
  return leaks.length > 0 && leaks.every(({ url }) => told.has(originOf(url)));
}

function worstOf(findings: readonly Finding[]): Severity {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'info';
}
