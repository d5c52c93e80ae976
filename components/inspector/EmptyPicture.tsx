import styles from './EmptyPicture.module.css';

/** A login in miniature: the app, the provider, and what passes between them. */
export function EmptyPicture() {
  return (
    <svg class={styles.picture} viewBox="0 0 220 130" aria-hidden="true">
      <path class={styles.lane} d="M40 34v88M110 34v88M180 34v88" />
      <rect class={styles.app} x="14" y="8" width="52" height="22" rx="5" />
      <rect class={styles.server} x="84" y="8" width="52" height="22" rx="5" />
      <rect class={styles.resource} x="154" y="8" width="52" height="22" rx="5" />
      <text x="40" y="23">
        App
      </text>
      <text x="110" y="23">
        Server
      </text>
      <text x="180" y="23">
        API
      </text>
      <path class={styles.appLine} d="M42 50h63m-5-4 5 4-5 4M42 90h63m-5-4 5 4-5 4M42 112h133m-5-4 5 4-5 4" />
      <path class={styles.serverLine} d="M108 70H45m5-4-5 4 5 4" />
    </svg>
  );
}
