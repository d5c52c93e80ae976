import { explainClaim, explainJoseHeader } from '../../lib/explain/claim.ts';
import { phrase } from '../../lib/explain/phrases.ts';
import { Chip } from '../controls/Chip.tsx';
import { Secret } from '../controls/Secret.tsx';
import { duration, relative } from '../flow/time.ts';
import { ClaimTable } from './ClaimTable.tsx';
import styles from './JwtView.module.css';
import type { FoundJwt } from './tokens-of-step.ts';

type Props = { token: FoundJwt; at: number };

/** One JWT: header, claims with their meaning, validity. Nothing is verified here, and it says so. */
export function JwtView({ token: { name, where, text, jwt }, at }: Props) {
  return (
    <article class={styles.token} aria-label={name}>
      <header class={styles.header}>
        <code class={styles.name}>{name}</code>
        <span class={styles.where}>{where.toLowerCase()}</span>
        {jwt.type === 'jws' && <Validity claims={jwt.claims} at={at} />}
        <Chip tone="quiet" title="Keys to verify it with may be missing, and only its receiver must decide.">
          signature not verified here
        </Chip>
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

function Validity({ claims, at }: { claims: Readonly<Record<string, unknown>>; at: number }) {
  const expires = claims['exp'];
  if (typeof expires !== 'number') return <Chip tone="caution">no expiry</Chip>;
  return expires * 1000 < at ? (
    <Chip tone="bad" icon="warn">{`had expired ${relative(expires, at)}`}</Chip>
  ) : (
    <Chip tone="good" icon="check">{`${duration(expires * 1000 - at)} left at this step`}</Chip>
  );
}
