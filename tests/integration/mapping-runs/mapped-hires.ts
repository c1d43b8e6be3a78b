import { randomUUID } from 'node:crypto'
import { readFields } from '#lib/domain/fields/queries.ts'
import { fillByLive } from '#lib/domain/mappings/engine.ts'
import { readMappings } from '#lib/domain/mappings/queries.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { refillHires } from '#lib/domain/new-hires/remaps/mutations.ts'
import type { NewHireState } from '#lib/domain/new-hires/terms.ts'
import type { Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import type { MappedCompany } from './mapped-offers.ts'

type AddHire = { readings: Readings; state?: NewHireState; confidential?: boolean }

/** New hires as reading Ashby would have written them, filled by the live version. Answers their ids. */
export async function addHires(company: MappedCompany, hires: AddHire[]): Promise<string[]> {
  const { scope, connectionId } = company
  const ids = await inTenant(scope, async (tx) => {
    const fields = await readFields(tx, { scope, object: 'Person' })
    const mappings = await readMappings(tx, { scope, connectionId, object: 'Person', fields, numbers: [] })
    const { organizationId } = scope
    const rows = await tx.newHire.createManyAndReturn({
      data: hires.map((hire) => ({
        ...{ organizationId, connectionId, sourceKey: 'ashby', environment: 'Sandbox' as const, sourceStatus: 'Hired', raw: {} },
        ...{ externalId: randomUUID(), candidateExternalId: randomUUID(), confidential: false, sourceReadAt: new Date() },
        ...hire,
        source: fillByLive({ fields, mappings, readings: hire.readings }),
      })),
      select: { id: true },
    })

    return rows.map(({ id }) => id)
  })
  await refillHires(company)

  return ids
}

export type StoredHire = {
  id: string
  jobTitle: string | null
  department: string | null
  customValues: Readonly<Record<string, string>>
  issues: { field: string; code: string }[]
  source: SourceFields
  overrides: Overrides
  flags: string[]
}

/** What stands in the rows, by id. */
export async function readHires({ scope }: Pick<MappedCompany, 'scope'>): Promise<Map<string, StoredHire>> {
  const select = {
    ...{ id: true, jobTitle: true, department: true, customValues: true },
    ...{ issues: true, source: true, overrides: true, flags: true },
  }
  const rows = await inTenant(scope, (tx) => tx.newHire.findMany({ select }))

  return new Map(rows.map((row) => [row.id, row as StoredHire]))
}

/** The kinds of a new hire's history, oldest first. */
export async function readHireHistory({ scope }: Pick<MappedCompany, 'scope'>, newHireId: string): Promise<string[]> {
  const rows = await inTenant(scope, (tx) =>
    tx.newHireHistoryEntry.findMany({ where: { newHireId }, orderBy: { id: 'asc' }, select: { kind: true } }),
  )

  return rows.map(({ kind }) => kind)
}
