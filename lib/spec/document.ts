/** A specification: its own title, the short label people cite it by, its address, and how its sections are anchored. */
export type SpecDocument = {
  readonly title: string;
  readonly label: string;
  readonly url: string;
  /** What stands before the section number in a fragment; absent where the document has no such anchors. */
  readonly numbered?: string;
  /** Fragments of single sections, for documents whose anchors do not follow the numbers. */
  readonly anchors?: Readonly<Record<string, string>>;
};

/** An RFC, whose sections have anchors by their numbers. */
export function rfc(number: number, title: string): SpecDocument {
  return {
    title,
    label: `RFC ${number}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}`,
    numbered: 'section-',
  };
}

/** The HTML of the OpenID Foundation's older specifications carries an anchor for every section number. */
export function openId(label: string, file: string, title: string): SpecDocument {
  return { title, label, url: `https://openid.net/specs/${file}.html`, numbered: 'rfc.section.' };
}

/** A document linked as a whole: it has no anchors, or none we could confirm. */
export function whole(label: string, url: string, title: string): SpecDocument {
  return { title, label, url };
}
