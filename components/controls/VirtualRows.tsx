import {
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { Fragment, type ComponentChildren, type RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import styles from './VirtualRows.module.css';

type Props<Item> = {
  items: readonly Item[];
  /** Stays the same for the same row; no two rows have one. */
  keyOf: (item: Item, place: number) => string;
  /** Height of a row in pixels before it was seen. */
  estimate: number;
  /** Rows drawn beyond what is in sight, at either end; enough for short lists to be whole. */
  beyond?: number | undefined;
  /** Place of the row that is drawn wherever it is: the one at which the keyboard stands. */
  kept?: number | undefined;
  children: (item: Item, place: number) => ComponentChildren;
};

/** Where a row stands among all (from 1), most of which may not be drawn: what its `option` says of itself. */
export type Position = { readonly at: number | undefined; readonly of: number };

/** What is taken to be in sight before anything was measured. */
const assumed = { width: 400, height: 1000 };

/**
 * Rows of a long list of which those in sight alone are elements, and as much empty space as the others would take. Scrolls with what
 * it stands in (`data-scrolls`, or a pane). Space is elements of its own beside the rows, so that the browser keeps the place of who reads when
 * rows above turn out to be higher than was thought.
 */
export function VirtualRows<Item>({ items, keyOf, estimate, beyond = 16, kept, children }: Props<Item>) {
  const root = useRef<HTMLDivElement>(null);
  const keyAt = (at: number): string => keyOf(items[at]!, at);
  const virtual = useVirtualizer(root, { count: items.length, estimate, beyond, kept, getItemKey: keyAt });
  useKeptPlace(root, virtual, items, keyAt);
  const shown = virtual.getVirtualItems().filter(({ index }) => index < items.length);
  const { scrollMargin } = virtual.options;
  const endOf = (at: number): number => (at < 0 ? scrollMargin : shown[at]!.end);
  return (
    <div ref={root} role="presentation">
      {shown.map(({ key, index, start }, at) => (
        <Fragment key={key}>
          <Space height={start - endOf(at - 1)} />
          <div role="presentation" data-index={index} ref={virtual.measureElement}>
            {children(items[index]!, index)}
          </div>
        </Fragment>
      ))}
      <Space height={virtual.getTotalSize() + scrollMargin - endOf(shown.length - 1)} />
    </div>
  );
}

function Space({ height }: { height: number }) {
  return height > 0 ? (
    <div class={styles.space} role="presentation" style={{ height: `${height}px` }} />
  ) : null;
}

/**
 * Keeps the row that the reader sees first where it is when others come or go above it. At the very top the list grows in sight.
 */
function useKeptPlace(
  root: RefObject<HTMLElement | null>,
  virtual: Rows,
  items: readonly unknown[],
  keyAt: (at: number) => string,
): void {
  const drawn = useRef({ items, keyAt });
  const seen = items === drawn.current.items ? undefined : firstInSight(root.current, virtual.scrollElement);
  const key = seen && drawn.current.keyAt(seen.place);
  drawn.current = { items, keyAt };
  const place = key === undefined ? -1 : items.findIndex((_, at) => keyAt(at) === key);
  if (seen && place >= 0) {
    virtual.getTotalSize();
    virtual.scrollOffset = virtual.measurementsCache[place]!.start - seen.top;
  }
  useLayoutEffect(() => {
    const pane = virtual.scrollElement;
    const row = root.current?.querySelector(`:scope > [data-index="${place}"]`);
    if (!seen || !pane || !row) return;
    pane.scrollTop += topOf(row, pane) - seen.top;
    virtual.scrollOffset = pane.scrollTop;
  });
}

/** Place of the first row that is wholly or partly in sight, and how far below the upper edge it begins; none at the very top. */
function firstInSight(list: HTMLElement | null, pane: Element | null) {
  if (!list || !pane || pane.scrollTop <= 0) return undefined;
  const height = pane.clientHeight;
  for (const row of list.querySelectorAll(':scope > [data-index]')) {
    const top = topOf(row, pane);
    if (top < height && top + row.clientHeight > 0)
      return { place: Number(row.getAttribute('data-index')), top };
  }
  return undefined;
}

function topOf(row: Element, pane: Element): number {
  return row.getBoundingClientRect().top - pane.getBoundingClientRect().top;
}

type Rows = Virtualizer<Element, HTMLElement>;

type RowsWanted = {
  readonly count: number;
  readonly estimate: number;
  readonly beyond: number;
  readonly kept: number | undefined;
  readonly getItemKey: (at: number) => string;
};

/** What is not shown has no height, and keeps the one that it had: a list without rows would stay without height. */
function sizeOf(row: HTMLElement, entry: ResizeObserverEntry | undefined, rows: Rows): number {
  const size = measureElement(row, entry, rows);
  const at = rows.indexFromElement(row);
  return size > 0 ? size : (rows.measurementsCache[at]?.size ?? rows.options.estimateSize(at));
}

/** The library’s virtualizer, told of every drawing what it is to hold, and drawing again when other rows come into sight. */
function useVirtualizer(
  root: RefObject<HTMLElement | null>,
  { count, estimate, beyond, kept, getItemKey }: RowsWanted,
): Rows {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const [margin, setMargin] = useState(0);
  const options: VirtualizerOptions<Element, HTMLElement> = {
    count,
    getItemKey,
    scrollMargin: margin,
    estimateSize: () => estimate,
    overscan: beyond,
    rangeExtractor: ({ startIndex, endIndex }) => {
      const from = Math.max(0, startIndex - beyond);
      const until = Math.min(count - 1, endIndex + beyond);
      const places = Array.from({ length: until - from + 1 }, (_, at) => from + at);
      if (kept === undefined || kept < 0 || kept >= count) return places;
      return kept < from ? [kept, ...places] : kept > until ? [...places, kept] : places;
    },
    getScrollElement: () => root.current?.closest('[data-scrolls], [data-pane]') ?? null,
    observeElementRect: (instance, told) =>
      observeElementRect(instance, (rect) => {
        if (rect.height > 0) told(rect);
      }),
    measureElement: sizeOf,
    observeElementOffset,
    // Nothing here scrolls but the reader and `scrollIntoView`.
    scrollToFn: () => undefined,
    initialRect: assumed,
    onChange: () => redraw(undefined),
  };
  const [virtual] = useState(() => {
    const made: Rows = new Virtualizer(options);
    // The browser keeps the place of who reads by itself.
    made.shouldAdjustScrollPositionOnItemSizeChange = () => false;
    return made;
  });
  virtual.setOptions(options);
  useLayoutEffect(() => virtual._didMount(), [virtual]);
  useLayoutEffect(() => {
    virtual._willUpdate();
    const pane = virtual.scrollElement;
    if (!root.current || !pane) return;
    virtual.scrollOffset = pane.scrollTop;
    const { top } = root.current.getBoundingClientRect();
    setMargin(Math.round(top - pane.getBoundingClientRect().top + pane.scrollTop));
  });
  return virtual;
}
