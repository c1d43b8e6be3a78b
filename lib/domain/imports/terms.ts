/** What a screen needs to know of imports, without a parser. */
import type { FieldObject } from '#lib/domain/fields/terms.ts'

/** How large a file may be. */
export const IMPORT_BYTES_MAX = 20 * 1024 * 1024

/** What files hold. */
export const importObjects = ['Person', 'OpenJob'] as const satisfies readonly FieldObject[]
export type ImportObject = (typeof importObjects)[number]

export const importStates = ['Draft', 'Queued', 'Running', 'Done', 'Failed'] as const
export type ImportState = (typeof importStates)[number]
