/** Of one person. */
export const PERSON_FILES_MAX = 200
