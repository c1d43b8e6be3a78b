import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'

export type AddChoice = {
  /** Why it cannot be added yet, as the button says it, and the first field that stands in the way. */
  obstacle: { reason: string; field: string | null } | null
}

type ChooseAdd = Pick<NewHireDetail, 'state' | 'issues' | 'blockingIssueCount'>

/** What the one filled button does. Null where there is nothing to add. Pure. */
export function chooseAdd({ state, issues, blockingIssueCount }: ChooseAdd): AddChoice | null {
  if (state !== 'Pending') return null
  if (blockingIssueCount === 0) return { obstacle: null }
  const first = issues.find((issue) => issue.isBlocking)
  const count = blockingIssueCount === 1 ? '1 field' : `${blockingIssueCount} fields`

  // Without one that the reader may see, somebody else has to fill it in.
  return { obstacle: { reason: first ? `${count} missing` : `${count} hidden from you missing`, field: first?.field ?? null } }
}
