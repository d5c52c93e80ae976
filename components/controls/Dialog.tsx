import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './Button.tsx';
import styles from './Dialog.module.css';
import { useEscape } from './use-escape.ts';

type Props = {
  title: string;
  /** What to call the element by where it is looked for. */
  name: string;
  size?: 'small' | 'large';
  /** The element, for who scrolls in it. */
  dialog?: RefObject<HTMLDialogElement | null>;
  onClose: () => void;
  /** A click in it; true where it leads away, so that the dialog closes. */
  leadsAway?: (target: Element) => boolean;
  children: ComponentChildren;
};

/** What lies over the page until it is closed: by its cross, by Esc, by a click beside it. */
export function Dialog({ title, name, size = 'large', dialog, onClose, leadsAway, children }: Props) {
  const own = useRef<HTMLDialogElement>(null);
  const shown = dialog ?? own;
  useLayoutEffect(() => shown.current?.showModal(), []);
  const close = useCallback(() => shown.current?.close(), []);
  useEscape(true, close, true);
  const closeWhenLeft = ({ target }: MouseEvent) => {
    if (target === shown.current || (target instanceof Element && leadsAway?.(target))) close();
  };
  return (
    <dialog
      ref={shown}
      class={styles.dialog}
      data-size={size}
      data-dialog={name}
      onClose={onClose}
      onClick={closeWhenLeft}
      aria-label={title}
    >
      <header class={styles.header}>
        <h2 class={styles.title}>{title}</h2>
        <Button icon="cross" label="Close" onClick={close} />
      </header>
      {children}
    </dialog>
  );
}
