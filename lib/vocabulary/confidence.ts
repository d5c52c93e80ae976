/** Surest first. */
export type Confidence = 'certain' | 'firm' | 'tentative';
