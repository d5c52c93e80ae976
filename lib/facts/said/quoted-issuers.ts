import { saysIssuersDiffer } from '../../messages/oidc/quoted-refusal.ts';

/** The two issuers that a library names where they differ. OIDC Discovery §4.3. */
export type QuotedIssuers = {
  /** As the app’s settings have it. */
  readonly configured: string;
  /** As the provider’s metadata has it. */
  readonly published: string;
};

type Wording = { readonly says: RegExp; readonly first: keyof QuotedIssuers };

const value = String.raw`\s?\(?["“\`'](https?:[^\s"”\`']{1,300})["”\`']\)?`;

/** Of Rust’s openidconnect; of go-oidc, before and since version 3.12; of Spring Security and others in Java. */
const wordings: readonly Wording[] = [
  { says: new RegExp(`unexpected issuer URI${value} \\(expected${value}`, 'i'), first: 'published' },
  {
    says: new RegExp(
      `issuer did not match the issuer returned by provider, expected${value} got${value}`,
      'i',
    ),
    first: 'configured',
  },
  {
    says: new RegExp(
      `issuer URL provided to client${value} did not match the issuer URL returned by provider${value}`,
      'i',
    ),
    first: 'configured',
  },
  {
    says: new RegExp(
      `The issuer${value} provided in the [\\w ]{5,40} did not match the requested issuer${value}`,
      'i',
    ),
    first: 'published',
  },
];

/** What a text quotes of both; `undefined` where it quotes none, or one twice. Linear. */
export function quotedIssuersIn(text: string): QuotedIssuers | undefined {
  if (!saysIssuersDiffer.test(text)) return undefined;
  const plain = text.replaceAll(/\\+"/g, '"');
  for (const { says, first } of wordings) {
    const [, one, other] = says.exec(plain) ?? [];
    if (one === undefined || other === undefined || one === other) continue;
    return first === 'published'
      ? { published: one, configured: other }
      : { published: other, configured: one };
  }
  return undefined;
}
