import { explainClaim, explainJoseHeader } from '../../lib/explain/claim.ts';
import { phrase } from '../../lib/explain/phrases.ts';
import type { Mismatches } from '../../lib/telling/mismatches.ts';
import { Chip } from '../controls/Chip.tsx';
import { ClaimTable } from './ClaimTable.tsx';
import type { SignatureVerdict } from './signature-verdict.ts';
import { TokenCard } from './TokenCard.tsx';
import styles from './TokenCard.module.css';
import type { FoundJwt } from './tokens-of-step.ts';
import { Validity } from './Validity.tsx';

type Props = {
  token: FoundJwt;
  at: number;
  verdict: SignatureVerdict;
  mismatches: Mismatches;
  stepId: string;
};

/** One JWT: header, claims with their meaning, validity, and whether its signature was verified. */
export function JwtView({ token, at, verdict, mismatches, stepId }: Props) {
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
      <ClaimTable title="Header" members={jwt.header} at={at} explain={explainJoseHeader} />
      {jwt.type === 'jws' ? (
        <ClaimTable
          title="Claims"
          members={jwt.claims}
          at={at}
          explain={explainClaim}
          mismatches={mismatches}
          stepId={stepId}
        />
      ) : (
        <p class={styles.note}>{phrase('encrypted_object')}</p>
      )}
    </TokenCard>
  );
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
