import { z } from 'zod'
import type { SourceType } from '#lib/domain/mappings/schema.ts'

/** The upstream objects whose custom fields a mapping can read. */
export const sourceFieldOwnerSchema = z.enum(['offer', 'application', 'candidate', 'job', 'opening'])
export type SourceFieldOwner = z.infer<typeof sourceFieldOwnerSchema>

/** One custom field of a connected account, as it was read. */
export type SourceFieldReading = {
  externalId: string
  ownerObject: SourceFieldOwner
  title: string
  type: SourceType
  /** The source's own word for the type. */
  vendorType: string
  description: string | null
  isPrivate: boolean
  isArchived: boolean
  options: readonly { value: string; label: string; isArchived: boolean }[]
}

/** One as it is kept. `isArchived` is true also for one that the account no longer shows at all. */
export type StoredSourceField = SourceFieldReading & {
  /** The title that people knew it by when somebody last saved a mapping; null where it is still the same. */
  formerTitle: string | null
  archivedAt: Date | null
}
