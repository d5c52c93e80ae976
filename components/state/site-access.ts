import { signal, type ReadonlySignal } from '@preact/signals';
import { siteAccessWords } from '../../lib/telling/site-access.ts';

/** Which sites the browser lets the extension look at. */
export type SiteAccess = {
  /** Whether it may look at all of them. */
  isWhole(): Promise<boolean>;
  /** Asks the person; to be called from a click. */
  ask(): Promise<boolean>;
  onChange(listener: () => void): void;
  /** The page cannot ask: `ask` opens one that can. */
  readonly asksElsewhere?: true;
};

/** What is told of it, and the offer to ask. */
export type MissingAccess = {
  readonly text: string;
  readonly offer: { readonly label: string; readonly act: () => void };
};

/**
 * Tells whether only some sites may be looked at: at once, and whenever that changes. A browser that does not say is taken to allow all.
 */
export function watchAccess(access: SiteAccess, tell: (isLimited: boolean) => void): void {
  const look = async (): Promise<void> => {
    try {
      tell(!(await access.isWhole()));
    } catch {
      tell(false);
    }
  };
  access.onChange(() => void look());
  void look();
}

/** What is said where only some sites may be looked at. @param isHidden what the tab shows is none of them */
export function missingAccess(access: SiteAccess, isHidden = false): MissingAccess {
  const { some, notThis, offer, elsewhere } = siteAccessWords;
  return {
    text: isHidden ? notThis : some,
    offer: {
      label: access.asksElsewhere ? elsewhere : offer,
      act: () => void access.ask().catch(() => false),
    },
  };
}

/** The same for a page about one tab, as long as it is so. @param isHidden whether the browser keeps from us what the tab shows */
export function accessToTab(
  access: SiteAccess,
  isHidden: boolean,
): ReadonlySignal<MissingAccess | undefined> {
  const missing = signal<MissingAccess | undefined>(undefined);
  watchAccess(access, (isLimited) => {
    missing.value = isLimited ? missingAccess(access, isHidden) : undefined;
  });
  return missing;
}

/** For a page that its browser does not tell: the worker does. Until it has, all sites are taken to be allowed. @param ask opens a page that can ask */
export function toldAccess(ask: () => void): SiteAccess & { told(isWhole: boolean): void } {
  const listeners: (() => void)[] = [];
  let known = true;
  return {
    isWhole: async () => known,
    ask: async () => {
      ask();
      return false;
    },
    onChange: (listener) => void listeners.push(listener),
    asksElsewhere: true,
    told: (isWhole) => {
      known = isWhole;
      for (const listener of listeners) listener();
    },
  };
}
