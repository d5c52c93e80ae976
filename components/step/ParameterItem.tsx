import { jsonWithin } from '../../lib/exchange/json-within.ts';
import { handlingWords } from '../../lib/explain/handling.ts';
import { explainParameter } from '../../lib/explain/parameter.ts';
import { explainValue } from '../../lib/explain/value.ts';
import { CopyButton } from '../controls/CopyButton.tsx';
import { JsonTree } from '../controls/JsonTree.tsx';
import { FollowButton } from '../controls/FollowButton.tsx';
import { Links } from '../controls/Links.tsx';
import { LongText } from '../controls/LongText.tsx';
import { Secret } from '../controls/Secret.tsx';
import { isSecretParameter } from '../controls/secrets.ts';
import { StepButton } from '../controls/StepButton.tsx';
import type { Mismatch } from '../../lib/telling/mismatches.ts';
import { MismatchNote } from '../reason/MismatchNote.tsx';
import { Prose } from '../glossary/Prose.tsx';
import type { ParameterRow } from './parameter-rows.ts';
import styles from './ParameterItem.module.css';

type Props = {
  row: ParameterRow;
  /** What the value disagrees with, where something was found. */
  mismatch: Mismatch | undefined;
  stepId: string;
  /** Whether what is looked for stands in it. */
  isHit: boolean;
  onPlace: (place: number) => void;
  onStep: (stepId: string) => void;
};

/** One parameter: its value, what it means, how carefully to treat it, where it turns up again or should have. */
export function ParameterItem({
  row: { name, value, echoes },
  mismatch,
  stepId,
  isHit,
  onPlace,
  onStep,
}: Props) {
  const known = explainParameter(name);
  const secrecy = known?.secrecy;
  const said = explainValue(name, value);
  const inside = isSecretParameter(name) ? undefined : jsonWithin(value);
  const handling = secrecy && handlingWords[secrecy];
  return (
    <div class={styles.item} data-hit={isHit}>
      <div class={styles.head}>
        <code class={styles.name}>{name}</code>
        {handling?.mark && (
          <span class={styles.secrecy} data-secrecy={secrecy} title={handling.sentence}>
            {handling.mark}
          </span>
        )}
        {!/\s|^https?:/.test(value) && <FollowButton name={name} value={value} />}
        {echoes.length > 0 && (
          <span class={styles.echoes}>
            {name === 'code_verifier' || name === 'code_challenge' ? 'fits' : 'same in'}{' '}
            {echoes.map((place) => (
              <StepButton key={place} onClick={() => onPlace(place)}>
                step {place}
              </StepButton>
            ))}
          </span>
        )}
      </div>
      <div class={styles.value}>
        {isSecretParameter(name) || value.startsWith('eyJ') ? (
          <Secret name={name} value={value} />
        ) : (
          <>
            <code>
              <LongText text={value} />
            </code>{' '}
            <CopyButton text={value} label={`Copy ${name}`} />
            {said && <span class={styles.said}> {said}</span>}
          </>
        )}
      </div>
      {inside && (
        <div class={styles.inside}>
          Inside: <JsonTree value={inside} />
        </div>
      )}
      {mismatch && <MismatchNote mismatch={mismatch} stepId={stepId} onStep={onStep} />}
      {known && (
        <p class={styles.meaning}>
          <Prose text={known.meaning} /> <Links references={known.references} />
        </p>
      )}
    </div>
  );
}
