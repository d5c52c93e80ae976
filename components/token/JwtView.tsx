import { explainClaim, explainJoseHeader } from '../../lib/explain/claim.ts';
import { phrase } from '../../lib/explain/phrases.ts';
import { Chip } from '../controls/Chip.tsx';
import { Secret } from '../controls/Secret.tsx';
import { duration, relative } from '../flow/time.ts';
import { ClaimTable } from './ClaimTable.tsx';
import styles from './JwtView.module.css';
import type { SignatureVerdict } from './signature-verdict.ts';
import type { FoundJwt } from './tokens-of-step.ts';

type Props = { token: FoundJwt; at: number; verdict: SignatureVerdict };

/** One JWT: header, claims with their meaning, validity, and whether its signature was verified. */
export function JwtView({ token: { name, where, text, jwt }, at, verdict }: Props) {
  return (
    <article class={styles.token} aria-label={name}>
      <header class={styles.header}>
        <code class={styles.name}>{name}</code>
        <span class={styles.where}>{where.toLowerCase()}</span>
        <span class={styles.chips}>
          {jwt.type === 'jws' && jwt.header['typ'] !== 'dpop+jwt' && (
            <Validity claims={jwt.claims} at={at} isExpected={mustExpire.has(name)} />
          )}
          <Signature verdict={verdict} />
        </span>
      </header>
      <ClaimTable title="Header" members={jwt.header} at={at} explain={explainJoseHeader} />
      {jwt.type === 'jws' ? (
        <ClaimTable title="Claims" members={jwt.claims} at={at} explain={explainClaim} />
      ) : (
        <p class={styles.note}>{phrase('encrypted_object')}</p>
      )}
      <p class={styles.raw}>
        As sent: <Secret name={name} value={text} />
      </p>
    </article>
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
    <Chip title="The key to verify it with was not seen. Its receiver must decide." of="jwks">
      signature not verified here
    </Chip>
  );
}

/** A token without an end is a fault; a signed request or a proof may do without. OIDC Core §2; RFC 9068 §2.2. */
const mustExpire: ReadonlySet<string> = new Set(['id_token', 'access_token']);

type ValidityProps = {
  claims: Readonly<Record<string, unknown>>;
  at: number;
  isExpected: boolean;
};

function Validity({ claims, at, isExpected }: ValidityProps) {
  const expires = claims['exp'];
  if (typeof expires !== 'number')
    return isExpected ? <Chip tone="caution">no expiry</Chip> : <Chip>no expiry</Chip>;
  return expires * 1000 < at ? (
    <Chip tone="bad" icon="warn">{`had expired ${relative(expires, at)}`}</Chip>
  ) : (
    <Chip tone="good" icon="check">{`${duration(expires * 1000 - at)} left at this step`}</Chip>
  );
}
