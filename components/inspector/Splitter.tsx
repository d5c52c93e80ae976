import styles from './Splitter.module.css';

type Props = {
  /** The pane whose width it sets: the one at its left or at its right. */
  pane: 'flows' | 'step';
  label: string;
  /** In pixels; `undefined` while nobody moved it. */
  width: number | undefined;
  onWidth: (pixels: number) => void;
};

/** The line between two panes: dragged, or moved with the arrow keys. */
export function Splitter({ pane, label, width, onWidth }: Props) {
  const drag = (event: PointerEvent) => {
    const line = event.currentTarget;
    if (!(line instanceof HTMLElement) || !line.hasPointerCapture(event.pointerId)) return;
    const { left, right } = line.parentElement!.getBoundingClientRect();
    onWidth(pane === 'flows' ? event.clientX - left : right - event.clientX);
  };
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -24 : event.key === 'ArrowRight' ? 24 : 0;
    const line = event.currentTarget;
    if (by === 0 || !(line instanceof HTMLElement)) return;
    event.preventDefault();
    const { left, right } = line.parentElement!.getBoundingClientRect();
    const at = line.getBoundingClientRect().left + line.offsetWidth / 2 + by;
    onWidth(pane === 'flows' ? at - left : right - at);
  };
  return (
    <div
      class={styles.splitter}
      data-for={pane}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width ?? 0}
      aria-valuemin={0}
      aria-valuetext={width === undefined ? 'automatic' : `${width} pixels`}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={step}
    />
  );
}
