/** What a screen needs to know of imports, without a parser. */

/** How large a file of people may be. */
export const IMPORT_BYTES_MAX = 20 * 1024 * 1024

export const importStates = ['Draft', 'Queued', 'Running', 'Done', 'Failed'] as const
export type ImportState = (typeof importStates)[number]

/** Not a field of people, but a column of their files: the last day of the newest period. */
export const LAST_DAY_KEY = 'endDate'
export const LAST_DAY_LABEL = 'Last day'
