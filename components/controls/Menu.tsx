import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './Button.tsx';
import type { IconName } from './Icon.tsx';
import styles from './Menu.module.css';
import { useEscape } from './use-escape.ts';

/** An action of a menu. */
export type MenuItem = {
  /** Where two may be called the same. */
  readonly id?: string;
  readonly label: string;
  /** One sentence under the label. */
  readonly note?: string;
  readonly tone?: 'plain' | 'danger';
  readonly onSelect: () => void;
};

type Props = {
  icon: IconName;
  label: string;
  text?: string;
  /** A key of the page that opens it. */
  shortcut?: string | undefined;
  /** What the actions are about, above them. */
  heading?: string;
  /** A choice that the actions obey, between heading and actions. */
  children?: ComponentChildren;
  /** A function is asked when the menu is opened. */
  items: readonly MenuItem[] | (() => readonly MenuItem[]);
};

/** A button that opens a short list of actions. Esc and a click elsewhere close it. */
export function Menu({ icon, label, text, shortcut, heading, children, items }: Props) {
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  /** Where the keyboard stood: elsewhere, when a key of the page opened it. */
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!open.value) return undefined;
    before.current = document.activeElement;
    fit(root.current?.querySelector<HTMLElement>('[data-list]'));
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const elsewhere = (event: Event) => {
      if (!(event.target instanceof Node && root.current?.contains(event.target))) open.value = false;
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open.value]);
  const close = useCallback(() => {
    open.value = false;
    const back = before.current;
    const isThere = back instanceof HTMLElement && back !== document.body && back.isConnected;
    (isThere ? back : root.current?.querySelector<HTMLElement>('button'))?.focus();
  }, [open]);
  useEscape(open.value, close, true);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open.value) return;
    event.stopPropagation();
    const isChoosing = event.target instanceof HTMLSelectElement;
    if (!isChoosing && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      moveFocus(root.current, event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  return (
    <div class={styles.root} ref={root} data-shortcut={shortcut} onKeyDown={onKeyDown}>
      <Button
        icon={icon}
        label={label}
        shortcut={shortcut}
        expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        {text}
      </Button>
      {open.value && (
        <div class={styles.list} data-list>
          {heading && <p class={styles.heading}>{heading}</p>}
          {children}
          <div role="menu" aria-label={label}>
            {(typeof items === 'function' ? items() : items).map(
              ({ id, label: name, note, tone = 'plain', onSelect }) => (
                <button
                  key={id ?? name}
                  type="button"
                  role="menuitem"
                  class={styles.item}
                  data-tone={tone}
                  onClick={() => {
                    close();
                    onSelect();
                  }}
                >
                  <span class={styles.name}>{name}</span>
                  {note && <span class={styles.note}>{note}</span>}
                </button>
              ),
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** Lower than this a list is no help: then its pane scrolls. In pixels. */
const least = 160;

/** What does not fit below the button is scrolled to. */
function fit(list: HTMLElement | null | undefined): void {
  if (list) list.style.maxHeight = `${Math.max(least, innerHeight - list.getBoundingClientRect().top - 8)}px`;
}

function moveFocus(root: HTMLElement | null, by: number): void {
  const items = [...(root?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + by + items.length) % items.length]?.focus();
}
