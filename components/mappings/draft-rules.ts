import type { MappingRules, MappingStep } from '#lib/domain/mappings/schema.ts'

/** The steps that fill a field; empty where no rule does. */
export function findSteps({ rules, field }: { rules: MappingRules; field: string }): readonly MappingStep[] {
  return rules.find((rule) => rule.field === field)?.steps ?? []
}

/** The rules with these steps for a field. Without a step the field has no rule. The others keep their places. */
export function setSteps({ rules, field, steps }: { rules: MappingRules; field: string; steps: readonly MappingStep[] }): MappingRules {
  if (steps.length === 0) return rules.filter((rule) => rule.field !== field)
  const rule = { field, steps: [...steps] }

  return rules.some((other) => other.field === field) ? rules.map((other) => (other.field === field ? rule : other)) : [...rules, rule]
}

/** Whether two rules say the same, whatever order a step's properties stand in. Rows of a lookup are a table: their order says nothing. */
export function isSameSteps(one: readonly MappingStep[], other: readonly MappingStep[]): boolean {
  return one.length === other.length && one.every((step, index) => spellStep(step) === spellStep(other[index]))
}

function spellStep(step: MappingStep | undefined): string {
  switch (step?.kind) {
    case undefined:
      return ''
    case 'source':
      return JSON.stringify(['source', step.path])
    case 'constant':
      return JSON.stringify(['constant', step.value])
    case 'template':
      return JSON.stringify(['template', step.text])
    case 'lookup':
      return JSON.stringify(['lookup', step.path, step.rows.map(({ from, to }) => [from, to]).sort(compareRows)])
  }
}

function compareRows([one = '']: string[], [other = '']: string[]): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** The fields whose rule differs, in the order of `after`, those without a rule there last. */
export function listTouched({ before, after }: { before: MappingRules; after: MappingRules }): string[] {
  const fields = new Set([...after, ...before].map(({ field }) => field))

  return [...fields].filter((field) => !isSameSteps(findSteps({ rules: before, field }), findSteps({ rules: after, field })))
}

/** One field that two people changed differently. An empty list is "no rule". */
export type RuleConflict = { field: string; mine: readonly MappingStep[]; theirs: readonly MappingStep[] }

export type MergedRules = {
  rules: MappingRules
  /** The fields that only the other person changed: their rule stands in the result. */
  taken: string[]
  /** Mine stands in the result until somebody decides. */
  conflicts: RuleConflict[]
}

/** Puts my changes of `base` onto what somebody else made of it meanwhile. Nothing of either is lost. */
export function mergeRules({ base, mine, theirs }: { base: MappingRules; mine: MappingRules; theirs: MappingRules }): MergedRules {
  const touched = listTouched({ before: base, after: mine })
  const changed = listTouched({ before: base, after: theirs })
  const rules = touched.reduce((merged, field) => setSteps({ rules: merged, field, steps: findSteps({ rules: mine, field }) }), theirs)
  const conflicts = touched
    .filter((field) => changed.includes(field))
    .map((field) => ({ field, mine: findSteps({ rules: mine, field }), theirs: findSteps({ rules: theirs, field }) }))
    .filter((conflict) => !isSameSteps(conflict.mine, conflict.theirs))

  return { rules, taken: changed.filter((field) => !touched.includes(field)), conflicts }
}

/** What somebody is changing and has not saved. */
export type Draft = {
  /** The version that it stands on, and its rules. */
  number: number
  base: MappingRules
  rules: MappingRules
  /** Fields that somebody else changed too, not decided yet. */
  conflicts: readonly RuleConflict[]
}

/** The draft after a change of its rules; null where it then says what is live. A conflict ends where both say the same. */
export function changeDraft({ draft, rules }: { draft: Draft; rules: MappingRules }): Draft | null {
  const conflicts = draft.conflicts
    .map((conflict) => ({ ...conflict, mine: findSteps({ rules, field: conflict.field }) }))
    .filter((conflict) => !isSameSteps(conflict.mine, conflict.theirs))
  if (listTouched({ before: draft.base, after: rules }).length === 0) return null

  return { ...draft, rules, conflicts }
}

export type RebasedDraft = { draft: Draft | null; taken: string[]; conflicts: string[] }

/** The draft on a newer version. Conflicts of before stay where the newer version did not settle them. */
export function rebaseDraft({ draft, live }: { draft: Draft; live: { number: number; rules: MappingRules } }): RebasedDraft {
  const merged = mergeRules({ base: draft.base, mine: draft.rules, theirs: live.rules })
  const known = draft.conflicts
    .filter(({ field }) => !merged.conflicts.some((conflict) => conflict.field === field))
    .map((conflict) => ({ ...conflict, theirs: findSteps({ rules: live.rules, field: conflict.field }) }))
  const next = { number: live.number, base: live.rules, rules: merged.rules, conflicts: [...known, ...merged.conflicts] }
  const kept = changeDraft({ draft: next, rules: merged.rules })

  return { draft: kept, taken: merged.taken, conflicts: kept?.conflicts.map(({ field }) => field) ?? [] }
}

/** Mine stays and the field is no longer asked about, or theirs takes its place. */
export function decideConflict({ draft, field, take }: { draft: Draft; field: string; take: 'mine' | 'theirs' }): Draft | null {
  const conflict = draft.conflicts.find((candidate) => candidate.field === field)
  if (!conflict) return draft
  const decided = { ...draft, conflicts: draft.conflicts.filter((candidate) => candidate !== conflict) }
  if (take === 'mine') return decided

  return changeDraft({ draft: decided, rules: setSteps({ rules: draft.rules, field, steps: conflict.theirs }) })
}
