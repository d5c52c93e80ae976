import { onceFor } from '../../exchange/once-for.ts';
import type { Params } from '../view.ts';
import { decodeSaml, type SamlDocument } from './document.ts';

/** The document in `SAMLRequest` among the parameters of a message, read once for all who ask; `undefined` where there is none that can be read. */
export const samlRequestIn: (params: Params) => SamlDocument | undefined = onceFor((params) =>
  decodeSaml(params['SAMLRequest']),
);

/** The document in `SAMLResponse`, like {@link samlRequestIn}. */
export const samlResponseIn: (params: Params) => SamlDocument | undefined = onceFor((params) =>
  decodeSaml(params['SAMLResponse']),
);
