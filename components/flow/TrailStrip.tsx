import type { Followed, TrailTold } from '../../lib/telling/trail.ts';
import { Button } from '../controls/Button.tsx';
import { shortened } from '../controls/secrets.ts';
import { StepButton } from '../controls/StepButton.tsx';
import styles from './TrailStrip.module.css';

type Props = {
  followed: Followed;
  trail: TrailTold;
  onStep: (stepId: string) => void;
  onClose: () => void;
};

/** The way of a followed value: where it was made, where it went, and what is wrong with that. */
export function TrailStrip({ followed: { name, value }, trail: { stops, end }, onStep, onClose }: Props) {
  return (
    <section class={styles.strip} aria-label="The way of a value">
      <header class={styles.header}>
        <span>
          Following <code>{name}</code> <code class={styles.value}>{shortened(value)}</code>
        </span>
        <Button icon="cross" label="Let the value go" onClick={onClose} />
      </header>
      {stops.length === 0 && <p class={styles.end}>Nothing of this login carries it.</p>}
      <ol class={styles.stops}>
        {stops.map(({ step, where, carried, wrong }, at) => (
          <li key={`${where} ${at}`} class={styles.stop} data-wrong={wrong !== undefined}>
            {at === 0 && 'first seen at '}
            {step === undefined ? where : <StepButton onClick={() => onStep(step)}>{where}</StepButton>}{' '}
            {carried}
            {wrong && <b>: {wrong}</b>}
          </li>
        ))}
      </ol>
      {end && <p class={styles.end}>{end}</p>}
    </section>
  );
}
