import styles from './Icon.module.css';

const paths = {
  clear: 'M3 8a5 5 0 1 0 10 0A5 5 0 0 0 3 8M4.6 4.6l6.8 6.8',
  record: 'M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  import: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10',
  export: 'M8 10.5V3M4.8 6 8 2.8 11.2 6M3 13.5h10',
  open: 'M9.5 3H13v3.5M13 3 7.5 8.5M11.5 9.5V13H3V4.5h3.5',
  back: 'M10 3 5 8l5 5',
  down: 'M4 6l4 4 4-4',
  copy: 'M5.5 5.5h7.5v8H5.5zM3 10.5V2.5h7.5',
  paste: 'M5.5 3.5H3.5v10h9v-10h-2M5.5 2.5h5v2.5h-5zM6 8h4M6 10.5h4',
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  dash: 'M4 8h8',
  wait: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3.2l2.2 1.5',
  barred: 'M2.5 8h7M7 5l3 3-3 3M13 3.5v9',
  warn: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.3',
  info: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 7.5V11M8 5v.3',
  shield: 'M8 2l5 2v3.8c0 3-2 5.2-5 6.2-3-1-5-3.2-5-6.2V4z',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6',
  app: 'M2.5 3.5h11v9h-11zM2.5 6h11',
  window: 'M2.5 3h11v10h-11zM2.5 6h11M4.5 4.5h.3M6.5 4.5h.3',
  server: 'M8 2l5 2v3.8c0 3-2 5.2-5 6.2-3-1-5-3.2-5-6.2V4zM8 6v2.5',
  api: 'M6 4 2.5 8 6 12M10 4l3.5 4L10 12',
  question:
    'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM6.3 6.5c.2-2 3.400-2 3.4 0 0 1.2-1.7 1.2-1.7 2.500M8 11.200v.3',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.4 10.4l3.1 3.1',
  compare: 'M2.5 3h4.5v10H2.5zM9 3h4.5v10H9z',
  key: 'M10.5 2.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8.3 7.7 2.5 13.5M4.5 11.5l2 2',
} as const;

export type IconName = keyof typeof paths;

type Props = { name: IconName; title?: string };

/** A line drawing in the colour of the text around it. Without a title it is decoration. */
export function Icon({ name, title }: Props) {
  return (
    <svg
      class={styles.icon}
      viewBox="0 0 16 16"
      role={title ? 'img' : undefined}
      aria-hidden={title ? undefined : true}
    >
      {title && <title>{title}</title>}
      <path d={paths[name]} />
    </svg>
  );
}
