import { isDeepStrictEqual } from 'node:util'
import type { LoadedMappings } from '#lib/domain/mappings/engine.ts'
import { addHireHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { refreshSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import {
  type EditableHire,
  editableHireSelect,
  type PersonSettings,
  readPersonSettings,
  saveHire,
  toEditableHire,
  toHireColumns,
} from '#lib/domain/new-hires/mutations.ts'
import { presentHire } from '#lib/domain/new-hires/rules.ts'
import { type RemapMode, type Remapped, remap } from '#lib/domain/values/rules.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

type HireRef = { scope: TenantScope; newHireId: string }

export type RemapHire = PersonSettings &
  HireRef & {
    /** With every version that the row's source names. */
    mappings: LoadedMappings
    mode: RemapMode
  }

/**
 * Fills a pending new hire again of what was read last, and writes what changed of it. What people own stays, and nothing asks that did not
 * ask before. Null where there is nothing to fill it of, or it is no longer pending: of an added one only Ashby's changes are proposals.
 */
export async function remapHire(
  tx: TenantTransaction,
  { scope, newHireId, fields, defaults, mappings, mode }: RemapHire,
): Promise<Pick<Remapped, 'changes' | 'keptFields' | 'versionsBefore'> | null> {
  const row = await lockHire(tx, { scope, newHireId })
  if (row?.state !== 'Pending' || Object.keys(row.readings).length === 0) return null

  const { source, overrides, ...told } = remap({ ...row, fields, mappings, mode })
  if (Object.keys(told.versionsBefore).length === 0) return told

  const { changes, keptFields } = told
  await saveHire(tx, { scope, row: { ...row, source, overrides }, fields, defaults })
  if (changes.length > 0) {
    const detail = { version: mappings.live, keptCount: keptFields.length }
    await addHireHistory(tx, { scope, newHireId, kind: 'remapped', changes, detail })
    await refreshSignals(tx, { scope, newHireId })
  }
  await notifyChange(tx, { scope, topic: 'newHires' })

  return told
}

async function lockHire(tx: TenantTransaction, { scope, newHireId }: HireRef): Promise<EditableHire | null> {
  await query(tx)`select 1 from "new_hire" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${newHireId}::uuid for update`
  const row = await tx.newHire.findUnique({ where: tenantKey(scope, newHireId), select: editableHireSelect })

  return row && toEditableHire(row)
}

const REFILL_PAGE = 100

/**
 * Computes again what pending new hires show and lack, after the organization's defaults or fields changed; dismissed ones too, which may
 * come back. An added one is what it was then. Returns how many were written: a row of which nothing changes is left alone.
 */
export async function refillHires({ scope }: { scope: TenantScope }): Promise<number> {
  let after: string | undefined
  let written = 0

  for (;;) {
    const page = await inTenant(scope, async (tx) => {
      const settings = await readPersonSettings(tx, scope)
      const rows = await tx.newHire.findMany({
        where: { stateKey: { in: ['Pending', 'Dismissed'] }, ...(after ? { id: { gt: after } } : {}) },
        orderBy: { id: 'asc' },
        take: REFILL_PAGE,
        select: { id: true },
      })
      let count = 0
      for (const { id } of rows) if (await refillHire(tx, { scope, newHireId: id, ...settings })) count += 1
      if (count > 0) await notifyChange(tx, { scope, topic: 'newHires' })

      return { rows, count }
    })
    written += page.count
    after = page.rows.at(-1)?.id
    if (page.rows.length < REFILL_PAGE) return written
  }
}

async function refillHire(tx: TenantTransaction, { scope, newHireId, fields, defaults }: PersonSettings & HireRef): Promise<boolean> {
  const row = await lockHire(tx, { scope, newHireId })
  if (!row || row.state === 'Added') return false
  const presented = toHireColumns(presentHire({ ...row, fields, defaults }))
  // Every column, so that what follows from source and overrides is compared whichever columns that are.
  const whole = await tx.newHire.findUnique({ where: tenantKey(scope, newHireId), omit: { raw: true, readings: true } })
  const stored: Readonly<Record<string, unknown>> = whole ?? {}
  const isSame = Object.entries(presented).every(([key, value]) => isDeepStrictEqual(toPlain(key, stored[key]), value))
  if (isSame) return false

  await saveHire(tx, { scope, row, fields, defaults })

  return true
}

/** A decimal as the text in which fields hold it. */
function toPlain(key: string, value: unknown): unknown {
  return key === 'baseSalary' && value !== null && value !== undefined ? String(value) : value
}
