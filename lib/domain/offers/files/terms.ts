/** Of one offer. */
export const OFFER_FILES_MAX = 10
