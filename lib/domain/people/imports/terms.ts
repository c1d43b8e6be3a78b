/** Not a field of people, but a column of their files: the last day of the newest period. */
export const LAST_DAY_KEY = 'endDate'
export const LAST_DAY_LABEL = 'Last day'
