import { compareOpening, LEFT_TO_ASHBY } from '#lib/destinations/ashby-openings/compare-opening.ts'
import { fromAshbyValue } from '#lib/destinations/ashby-openings/field-values.ts'
import { readIds } from '#lib/destinations/ashby-openings/opening-values.ts'
import { canSee } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import { employmentTypes } from '#lib/domain/open-jobs/terms.ts'
import type { Opening } from '#lib/domain/openings/contract.ts'
import { nameItem } from '#lib/domain/openings/items/rules.ts'
import type { SyncedJob } from '#lib/domain/openings/queries.ts'
import type { StoredSetup } from '#lib/domain/openings/setups/queries.ts'
import { openingFieldWords } from '#lib/domain/openings/terms.ts'
import { composeOpenJob } from './compose-open-job.ts'
import { type OpeningDesk, winnerOf } from './sync-work.ts'

export type DescribeOpening = {
  job: SyncedJob
  desk: OpeningDesk
  setup: StoredSetup
  permissions: readonly Permission[]
}

/** What Ashby has of an open job, as the API tells it; null for one of which nothing is there and nothing stands in the way. Pure. */
export function describeOpening({ job, desk, setup, permissions }: DescribeOpening): Opening | null {
  const { opening } = job
  if (!opening) return null
  const { problem } = opening
  const isCompared = opening.state === 'Linked' && job.status !== 'Cancelled' && job.status !== 'Filled'
  const visible = isCompared ? listDifferences({ job, desk, setup }).filter(({ field }) => isVisible({ desk, field, permissions })) : []

  return {
    openJobId: job.id,
    state: opening.state,
    sourceState: opening.sourceState,
    url: null,
    differences: visible.map(({ field, ours, theirs, needsDecision }) => ({
      field,
      label: labelOf(desk, field),
      ours: formatValue({ desk, field, value: ours }),
      theirs: formatValue({ desk, field, value: theirs }),
      winner: winnerOf(setup, field),
      needsDecision,
    })),
    problem: problem && { code: problem.code, message: problem.message, field: problem.field, requestId: problem.requestId },
    candidate: problem?.candidate ?? null,
    readAt: opening.readAt?.toISOString() ?? null,
  }
}

export type Difference = { field: string; ours: string | null; theirs: string | null; needsDecision: boolean }

/** Where Ashby's people changed what Handoff wrote. Pure. */
export function listDifferences({ job, desk, setup }: Omit<DescribeOpening, 'permissions'>): Difference[] {
  const { opening } = job
  if (!opening) return []
  const { values } = composeOpenJob({ desk, values: job.values })
  const { sent, theirs } = opening
  const { ask, take } = compareOpening({ ours: values, sent, theirs, winnerOf: (field) => winnerOf(setup, field) })
  const overridden = Object.keys(values).filter((field) => {
    const their = theirs[field] ?? null
    const isEdited = their !== values[field] && their !== (sent[field] ?? null) && sent[field] !== LEFT_TO_ASHBY
    return isEdited && winnerOf(setup, field) === 'handoff'
  })
  const describe = (field: string, needsDecision: boolean) => ({
    ...{ field, needsDecision },
    ours: values[field] ?? null,
    theirs: theirs[field] ?? null,
  })

  // One that is still there although Ashby wins could not be taken.
  return [...ask, ...take].map((field) => describe(field, true)).concat(overridden.map((field) => describe(field, false)))
}

export function isVisible({ desk, field, permissions }: { desk: OpeningDesk; field: string; permissions: readonly Permission[] }): boolean {
  const custom = desk.fields.find(({ fieldKey }) => fieldKey === field)

  return !custom || canSee({ permissions, sensitivity: custom.definition.sensitivity })
}

function labelOf(desk: OpeningDesk, field: string): string {
  const words: Readonly<Record<string, { label: string }>> = openingFieldWords

  return words[field]?.label ?? desk.fields.find(({ fieldKey }) => fieldKey === field)?.definition.label ?? field
}

/** A value in Ashby's terms as people read it. */
function formatValue({ desk, field, value }: { desk: OpeningDesk; field: string; value: string | null }): string | null {
  if (value === null) return null
  const name = (kind: string, id: string) => {
    const items = desk.items.filter((item) => item.kind === kind)
    const item = items.find(({ externalId }) => externalId === id)
    return item ? nameItem(item, new Map(items.map((one) => [one.externalId, one]))) : 'Unknown in Ashby'
  }

  switch (field) {
    case 'team':
      return name('department', value)
    case 'location':
    case 'job':
      return readIds(value)
        .map((id) => name(field, id))
        .join(', ')
    case 'employmentType':
      return employmentTypes.find((type) => type.value === value)?.label ?? value
    case 'isBackfill':
      return value === 'yes' ? 'Yes' : 'No'
  }
  const custom = desk.fields.find(({ fieldKey }) => fieldKey === field)
  if (!custom) return value
  const { definition } = custom
  const text = fromAshbyValue({ type: definition.type, canonical: value, present: null })

  return text === null ? null : formatFieldValue({ definition, value: text, currency: null })
}
