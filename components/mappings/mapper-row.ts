import type { RuleConflict } from '#components/mappings/draft-rules.ts'
import type { RowState } from '#components/mappings/judge-row.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Suggestion } from '#lib/domain/mappings/contract.ts'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'

/** One field of ours with everything that its row tells. */
export type MapperRow = {
  field: FieldDefinition
  steps: readonly MappingStep[]
  state: RowState
  suggestion: Suggestion | null
  conflict: RuleConflict | null
  /** The draft says something else than what is live. */
  isTouched: boolean
  /** What the organization puts where nothing fills the field, in words. */
  defaultWords: string | null
  /** Sentences below the rule: what is wrong with it or should be known. */
  remarks: readonly { tone: 'rust' | 'amber'; text: string }[]
}
