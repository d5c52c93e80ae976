import { levels, levelWords, type Level } from '../../lib/telling/level.ts';
import styles from './LevelChoice.module.css';

type Props = { level: Level; onLevel: (level: Level) => void };

/** For whom logins are told. */
export function LevelChoice({ level, onLevel }: Props) {
  return (
    <select
      class={styles.level}
      aria-label="Told for a"
      title={`${levelWords[level].label}: ${levelWords[level].sentence}`}
      value={level}
      onChange={({ currentTarget }) => {
        onLevel(levels.find((one) => one === currentTarget.value) ?? level);
      }}
    >
      {levels.map((one) => (
        <option key={one} value={one} title={levelWords[one].sentence}>
          {levelWords[one].label}
        </option>
      ))}
    </select>
  );
}
