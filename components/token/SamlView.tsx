import { explainAssertionMember } from '../../lib/explain/assertion.ts';
import { phrase } from '../../lib/explain/phrases.ts';
import type { Mismatches } from '../../lib/telling/mismatches.ts';
import { Chip } from '../controls/Chip.tsx';
import { CodeText } from '../controls/CodeText.tsx';
import { ClaimTable } from './ClaimTable.tsx';
import type { ReadableAssertion } from '../../lib/messages/readable-document.ts';
import { TokenCard } from './TokenCard.tsx';
import styles from './TokenCard.module.css';
import type { FoundDocument } from './tokens-of-step.ts';
import { Validity } from './Validity.tsx';
import { ValidityBar } from './ValidityBar.tsx';

type Props = {
  token: FoundDocument;
  /** When the step happened, and the moment it is read, in milliseconds. */
  at: number;
  now: number;
  mismatches: Mismatches;
  stepId: string;
};

/** A document of SAML or WS-Federation: what it says, its assertions, and its XML laid out. Nothing is verified here, and it says so. */
export function SamlView({ token, at, now, ...known }: Props) {
  const { title, members, assertions, encrypted, signed, xml } = token.document;
  const isSigned = signed !== undefined || assertions.some((assertion) => assertion.signed !== undefined);
  return (
    <TokenCard
      token={token}
      chips={
        <>
          {signed && <Chip>{`message signed: ${signed}`}</Chip>}
          {encrypted > 0 && (
            <Chip icon="key">
              {encrypted === 1 ? 'encrypted assertion' : `${encrypted} encrypted assertions`}
            </Chip>
          )}
          {isSigned && (
            <Chip title="Only its receiver knows the sender’s key and must decide.">
              signed, not verified
            </Chip>
          )}
        </>
      }
    >
      <ClaimTable title={title} members={members} at={at} explain={explainAssertionMember} {...known} />
      {assertions.map((assertion, index) => (
        <Assertion key={index} assertion={assertion} at={at} now={now} {...known} />
      ))}
      {encrypted > 0 && <p class={styles.note}>{phrase('encrypted_assertion')}</p>}
      <details>
        <summary>XML</summary>
        <CodeText text={xml} />
      </details>
    </TokenCard>
  );
}

type AssertionProps = Omit<Props, 'token'> & { assertion: ReadableAssertion };

function Assertion({ assertion, at, now, ...known }: AssertionProps) {
  const { members, attributes, signed, from, expires } = assertion;
  return (
    <section>
      <ClaimTable title="Assertion" members={members} at={at} explain={explainAssertionMember} {...known} />
      <p class={styles.header}>
        <Chip>{signed ? `assertion signed: ${signed}` : 'assertion not signed itself'}</Chip>
        {expires !== undefined && <Validity expires={expires} at={at} />}
      </p>
      {from !== undefined && expires !== undefined && (
        <ValidityBar from={from} expires={expires} at={at} now={now} />
      )}
      {Object.keys(attributes).length > 0 && (
        <ClaimTable title="Attributes" members={attributes} at={at} explain={() => undefined} />
      )}
    </section>
  );
}
