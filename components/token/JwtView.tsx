import { explainClaim, explainJoseHeader } from '../../lib/explain/claim.ts';
import { phrase } from '../../lib/explain/phrases.ts';
import type { ClaimMarks } from '../../lib/telling/claim-marks.ts';
import type { Mismatches } from '../../lib/telling/mismatches.ts';
import { Chip } from '../controls/Chip.tsx';
import { ClaimTable } from './ClaimTable.tsx';
import type { SignatureVerdict } from './signature-verdict.ts';
import { TokenCard } from './TokenCard.tsx';
import styles from './TokenCard.module.css';
import type { FoundJwt } from './tokens-of-step.ts';
import { Validity } from './Validity.tsx';
import { ValidityBar } from './ValidityBar.tsx';

type Props = {
  token: FoundJwt;
  at: number;
  verdict: SignatureVerdict;
  mismatches: Mismatches;
  /** How the claims of the step's ID token did. */
  marks: ClaimMarks;
  stepId: string;
  /** The moment it is read, in milliseconds. */
  now: number;
};

/** One JWT: header, claims with their meaning, validity, and whether its signature was verified. */
export function JwtView({ token, at, verdict, mismatches, marks, stepId, now }: Props) {
  const { name, jwt } = token;
  return (
    <TokenCard
      token={token}
      chips={
        <>
          {jwt.type === 'jws' && jwt.header['typ'] !== 'dpop+jwt' && (
            <Expiry claims={jwt.claims} at={at} isExpected={mustExpire.has(name)} />
          )}
          <Signature verdict={verdict} />
        </>
      }
    >
      {jwt.type === 'jws' && <Bar claims={jwt.claims} at={at} now={now} />}
      <ClaimTable title="Header" members={jwt.header} at={at} explain={explainJoseHeader} />
      {jwt.type === 'jws' ? (
        <ClaimTable
          title="Claims"
          members={jwt.claims}
          at={at}
          explain={explainClaim}
          mismatches={mismatches}
          marks={name === 'id_token' ? marks : undefined}
          stepId={stepId}
        />
      ) : (
        <p class={styles.note}>{phrase('encrypted_object')}</p>
      )}
    </TokenCard>
  );
}

type BarProps = { claims: Readonly<Record<string, unknown>>; at: number; now: number };

/** RFC 7519 §4.1.4 to §4.1.6: from nbf, else from iat, until exp. */
function Bar({ claims: { nbf, iat, exp }, at, now }: BarProps) {
  const from = typeof nbf === 'number' ? nbf : iat;
  return typeof from === 'number' && typeof exp === 'number' ? (
    <ValidityBar from={from} expires={exp} at={at} now={now} />
  ) : null;
}

function Signature({ verdict }: { verdict: SignatureVerdict }) {
  if (verdict === 'verified')
    return (
      <Chip tone="good" icon="check" title="Made with a key that the provider publishes." of="jwks">
        signature verified
      </Chip>
    );
  if (verdict === 'wrong')
    return (
      <Chip tone="bad" icon="warn" title="The published key of that name did not make it." of="jwks">
        signature does not hold
      </Chip>
    );
  return (
    <Chip
      title="Its key was not seen, or the browser cannot check this kind. Its receiver must decide."
      of="jwks"
    >
      signature not verified here
    </Chip>
  );
}

/** A token without an end is a fault; a signed request or a proof may do without. OIDC Core §2; RFC 9068 §2.2. */
const mustExpire: ReadonlySet<string> = new Set(['id_token', 'access_token']);

type ExpiryProps = {
  claims: Readonly<Record<string, unknown>>;
  at: number;
  isExpected: boolean;
};

function Expiry({ claims, at, isExpected }: ExpiryProps) {
  const expires = claims['exp'];
  if (typeof expires === 'number') return <Validity expires={expires} at={at} />;
  return isExpected ? <Chip tone="caution">no expiry</Chip> : <Chip>no expiry</Chip>;
}
