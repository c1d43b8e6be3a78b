import type { PreviewRecord } from '#lib/domain/mappings/contract.ts'
import { type MappedObject, objectWords } from '#lib/domain/mappings/terms.ts'

/** What a record of the preview is called. */
export function nameRecord({ record: { name }, object }: { record: PreviewRecord; object: MappedObject }): string {
  return name ?? objectWords[object].nameless
}
