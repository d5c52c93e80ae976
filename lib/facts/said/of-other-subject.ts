import { toneOf } from './error-words.ts';
import { isProse } from './member-words.ts';
import type { Words } from './words.ts';

/** What a site looks at once it knows a login again: who came, with what, and its own settings. */
const subject =
  /(?<!\p{L})(?:attribut\p{L}*|claims?|roles?|groups?|permissions?|privileges?|scopes?|e-?mail(?: address)?|user ?info\p{L}*|profile|licen[cs]es?|subscription|seats?|domains?|metadata|certificates?|signatures?|issuer|audience|discovery|client secret|database|rollen?|gruppen?|berechtigung\p{L}*|lizenz\p{L}*|zertifikat\p{L}*|rôles?|groupes?|licences?|certificats?|atributos?|roles|grupos?|permisos?|licencias?|correo|certificados?|funções|ruoli|gruppi|licenza)(?!\p{L})/iu;

/** What it had to keep since the login began, and where to find help. */
const memory =
  /state|nonce|[cx]srf|session|cookie|expir|correlation|verifier|pkce|time[sd]?[ -]?out|again|reuse|already|forg[eo]|request|relay|flow|transaction|context|browser|contact|support|help|sitzung|abgelaufen|erneut|anfrage|expiré|requête|sesión|caducad|solicitud|sessão/i;

/**
 * True for a sentence that complains of something that no lost cookie brings about: “one of the attributes is incorrect”. False for codes,
 * for what may be said of either, and for anything in other words.
 */
export function isOfOtherSubject(words: Words): boolean {
  return (
    isProse(words) && subject.test(words.text) && !memory.test(words.text) && toneOf(words.text) === 'plain'
  );
}
