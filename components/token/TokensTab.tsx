import { issuerSignatureOf } from '../../lib/facts/wallet/issuer-signature.ts';
import type { Uncheckable } from '../../lib/vocabulary/issuer-signature.ts';
import type { ClaimMarks } from '../../lib/telling/claim-marks.ts';
import type { Mismatches } from '../../lib/telling/mismatches.ts';
import type { Verdicts } from '../../lib/vocabulary/verdicts.ts';
import { JwtView } from './JwtView.tsx';
import { MdocView } from './MdocView.tsx';
import { SdJwtView } from './SdJwtView.tsx';
import { SamlView } from './SamlView.tsx';
import { signatureVerdict } from './signature-verdict.ts';
import type { FoundToken } from './tokens-of-step.ts';
import styles from './TokensTab.module.css';

type Props = {
  tokens: readonly FoundToken[];
  /** When the step happened, in milliseconds: what validity is measured against. */
  at: number;
  /** What the analysis proved of the step. */
  verdicts: Verdicts | undefined;
  /** Claims that disagree with another step. */
  mismatches: Mismatches;
  /** How the claims of the step's ID token did. */
  marks: ClaimMarks;
  stepId: string;
  /** The moment they are read, in milliseconds. */
  now: number;
};

/** The JWTs and SAML documents of a step, decoded where they stand. */
export function TokensTab({ tokens, at, verdicts, mismatches, marks, stepId, now }: Props) {
  const credentials = tokens.filter((token) => 'sdJwt' in token || 'mdoc' in token);
  const signatureOf = (uncheckable: Uncheckable | undefined) =>
    issuerSignatureOf({ verdicts }, uncheckable, credentials.length === 1);
  return (
    <div class={styles.tokens}>
      {tokens.map((token) =>
        'sdJwt' in token ? (
          <SdJwtView key={token.text} token={token} at={at} signatureOf={signatureOf} />
        ) : 'mdoc' in token ? (
          <MdocView key={token.text} token={token} at={at} signatureOf={signatureOf} />
        ) : 'jwt' in token ? (
          <JwtView
            key={token.text}
            token={token}
            at={at}
            verdict={signatureVerdict(token.name, verdicts)}
            mismatches={mismatches}
            marks={marks}
            stepId={stepId}
            now={now}
          />
        ) : (
          <SamlView
            key={token.text}
            token={token}
            at={at}
            now={now}
            mismatches={mismatches}
            stepId={stepId}
          />
        ),
      )}
    </div>
  );
}
