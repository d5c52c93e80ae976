import { Icon } from './Icon.tsx';
import styles from './Tabs.module.css';

export type Tab<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly count?: number;
  /** Whether what is looked for stands there. */
  readonly isHit?: boolean;
};

type Props<Id extends string> = {
  label: string;
  tabs: readonly Tab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
};

/** A row of tabs; arrow keys move between them. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect }: Props<Id>) {
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const row = event.currentTarget;
    if (by === 0 || !(row instanceof HTMLElement)) return;
    const at = tabs.findIndex(({ id }) => id === selected);
    const next = (at + by + tabs.length) % tabs.length;
    event.preventDefault();
    event.stopPropagation();
    onSelect(tabs[next]!.id);
    row.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div class={styles.tabs} role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, label: text, count, isHit }) => (
        <button
          key={id}
          type="button"
          role="tab"
          class={styles.tab}
          aria-selected={id === selected}
          data-hit={isHit}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {text}
          {count !== undefined && count > 0 && <span class={styles.count}>{count}</span>}
          {isHit && <Icon name="search" title="What is looked for stands here" />}
        </button>
      ))}
    </div>
  );
}
