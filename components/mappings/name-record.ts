import type { PreviewRecord } from '#lib/domain/mappings/contract.ts'

/** What a record of the preview is called. */
export function nameRecord({ name }: PreviewRecord): string {
  return name ?? 'An offer without a name'
}
