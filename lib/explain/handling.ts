import type { Secrecy } from './parameter.ts';

/** How a value is to be handled: in a sentence, and in a word where it is worth a mark. */
export type HandlingWords = { readonly mark?: string; readonly sentence: string };

/** How values are to be handled, by how secret they are. */
export const handlingWords: Readonly<Record<Secrecy, HandlingWords>> = {
  secret: { mark: 'secret', sentence: 'Secret: whoever holds it can use it.' },
  one_time: {
    mark: 'one-time',
    sentence:
      'Good once or for a short time, or only together with something else; not for others all the same.',
  },
  personal: { mark: 'personal', sentence: 'Says something about a person.' },
  linkable: { sentence: 'No secret, but it ties sightings together.' },
  public: { sentence: 'May be shown.' },
};
