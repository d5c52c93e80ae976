/** Which sites the browser lets the extension look at. */
export type SiteAccess = {
  /** Whether it may look at all of them. */
  isWhole(): Promise<boolean>;
  /** Asks the person; to be called from a click. */
  ask(): Promise<boolean>;
  onChange(listener: () => void): void;
};

/** What is told where not all sites may be looked at, and the offer to ask. */
export const someSitesOnly = {
  text: 'OAuth Lens may look at some sites only: a login at any other is not seen, or only in part.',
  offer: 'Allow all sites',
} as const;

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
