import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** DevTools docked below the page: the same height as in the style sheets. */
const little = '(max-height: 450px)';

/**
 * Where there is little height, brings the line at which a flow broke into sight, by its id; why it did stands above it all the while. Whoever
 * has scrolled is left where they are.
 */
export function useBreakInSight(list: RefObject<HTMLElement | null>, id: string | undefined): void {
  useLayoutEffect(() => {
    if (id === undefined) return undefined;
    const height = matchMedia(little);
    const show = (): void => {
      const pane = list.current?.closest('[data-pane]');
      const line = document.getElementById(id);
      if (!height.matches || !line || pane?.scrollTop !== 0) return;
      const end = pane.getBoundingClientRect().bottom;
      if (line.getBoundingClientRect().bottom > end) line.scrollIntoView({ block: 'nearest' });
    };
    show();
    height.addEventListener('change', show);
    return () => height.removeEventListener('change', show);
  }, [list, id]);
}
