import { type FieldObject, objectWords } from '#lib/domain/fields/terms.ts'
import type { PreviewRecord } from '#lib/domain/mappings/contract.ts'

/** What a record of the preview is called. */
export function nameRecord({ record: { name }, object }: { record: PreviewRecord; object: FieldObject }): string {
  return name ?? objectWords[object].nameless
}
