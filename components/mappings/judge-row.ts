import type { MappingWarning } from '#lib/domain/mappings/contract.ts'

/** What stands at the right edge of a field's row: the one thing that matters most about it. */
export type RowState =
  /** Somebody else changed it, too. */
  | { kind: 'conflict' }
  /** The rule cannot be saved as it is. */
  | { kind: 'problem'; message: string }
  | { kind: 'suggested' }
  /** Values that records hold and the lookup has no row for. */
  | { kind: 'unmatched'; count: number }
  /** Required, and nothing fills it. */
  | { kind: 'missing' }
  | { kind: 'warning'; warning: MappingWarning }
  /** Unpublished records with an issue there, by the live version. */
  | { kind: 'issues'; count: number }
  /** No rule, but the organization has a value for it. */
  | { kind: 'default' }
  /** Optional, and nothing fills it. */
  | { kind: 'empty' }
  /** Changed in the draft, nothing wrong with it. */
  | { kind: 'changed' }
  | { kind: 'fine' }

export type RowFacts = {
  isRequired: boolean
  hasRule: boolean
  hasDefault: boolean
  isTouched: boolean
  isConflicting: boolean
  isSuggested: boolean
  unmatchedCount: number
  issueCount: number
  problem: string | null
  warning: MappingWarning | null
}

/** The state of a row. Pure. */
export function judgeRow(facts: RowFacts): RowState {
  if (facts.isConflicting) return { kind: 'conflict' }
  if (facts.problem !== null) return { kind: 'problem', message: facts.problem }
  if (facts.isSuggested) return { kind: 'suggested' }
  if (!facts.hasRule) return judgeWithoutRule(facts)
  if (facts.unmatchedCount > 0) return { kind: 'unmatched', count: facts.unmatchedCount }
  if (facts.warning) return { kind: 'warning', warning: facts.warning }
  // What records hold is by the live rule: of a changed one it says nothing.
  if (facts.isTouched) return { kind: 'changed' }

  return facts.issueCount > 0 ? { kind: 'issues', count: facts.issueCount } : { kind: 'fine' }
}

function judgeWithoutRule({ hasDefault, isRequired, isTouched }: RowFacts): RowState {
  if (hasDefault) return { kind: 'default' }
  if (isRequired) return { kind: 'missing' }

  return isTouched ? { kind: 'changed' } : { kind: 'empty' }
}

const WAITING: readonly RowState['kind'][] = ['conflict', 'problem', 'suggested', 'unmatched', 'missing', 'warning', 'issues']

/** Whether somebody has to look at the row. A place that was only renamed fills the field as before. */
export function needsSomebody(state: RowState): boolean {
  return WAITING.includes(state.kind) && !(state.kind === 'warning' && state.warning.code === 'renamed')
}
