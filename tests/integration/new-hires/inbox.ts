import { randomUUID } from 'node:crypto'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { addHireHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { refreshSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import { type HireContext, lockHireRow, readPersonSettings, saveHire, toHireColumns } from '#lib/domain/new-hires/mutations.ts'
import { presentHire } from '#lib/domain/new-hires/rules.ts'
import { builtInPersonKeys } from '#lib/domain/people/terms.ts'
import type { SourceField, SourceFields } from '#lib/domain/values/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { callAs, createTenant, type TestPerson, type TestTenant } from '#tests/integration/access/tenants.ts'

export type Inbox = TestTenant & { connectionId: string }

/** An organization with a connected account and no new hire yet. */
export async function openInbox(): Promise<Inbox> {
  const tenant = await createTenant()

  return { ...tenant, connectionId: await addAccount(tenant) }
}

/** A connected account, written as connecting writes it. */
export async function addAccount({ scope }: TestTenant): Promise<string> {
  const { organizationId } = scope
  const data = { organizationId, source: 'ashby', environment: 'Sandbox' as const, name: 'Test account', state: 'Connected' as const }
  const { id } = await inTenant(scope, (tx) => tx.connection.create({ data: { ...data, keyLastFour: 'abcd' }, select: { id: true } }))

  return id
}

/** What Ashby says of somebody, unless a test says otherwise. */
export const HIRE_VALUES = {
  firstName: 'Ngozi',
  middleName: 'Chidi',
  lastName: 'Ó Briain',
  personalEmail: 'ngozi@mail.example',
  jobTitle: 'Field engineer',
  department: 'Operations',
  startDate: '2030-01-07',
}

type AddHire = { values?: Readonly<Record<string, string>>; data?: Partial<Prisma.NewHireUncheckedCreateInput> }

/** A new hire as the pipeline writes it, with the values that Ashby says. Answers its id. */
export async function addHire({ scope, connectionId }: Inbox, { values = HIRE_VALUES, data = {} }: AddHire = {}): Promise<string> {
  return inTenant(scope, async (tx) => {
    const source: SourceFields = Object.fromEntries(builtInPersonKeys.map((key) => [key, fill(key, values[key] ?? null)]))
    const presented = presentHire({ ...(await readPersonSettings(tx, scope)), source, overrides: {}, flags: [] })
    const externalId = randomUUID()
    const { id } = await tx.newHire.create({
      data: {
        organizationId: scope.organizationId,
        connectionId,
        sourceKey: 'ashby',
        environment: 'Sandbox',
        externalId,
        candidateExternalId: randomUUID(),
        sourceStatus: 'Hired',
        confidential: false,
        ...toHireColumns(presented),
        source,
        raw: {},
        sourceReadAt: new Date(),
        ...data,
      },
      select: { id: true },
    })
    await addHireHistory(tx, { scope, newHireId: id, kind: 'imported' })
    await refreshSignals(tx, { scope, newHireId: id })

    return id
  })
}

function fill(key: string, value: string | null): SourceField {
  return {
    value,
    kind: 'source',
    path: `person.${key}`,
    problem: value === null ? 'empty' : null,
    found: null,
    version: value === null ? null : 1,
  }
}

/** What a read of Ashby does: new values beside what people edited, and a line of history. */
export async function changeHireInAshby(inbox: TestTenant, newHireId: string, values: Record<string, string | null>): Promise<void> {
  const { scope } = inbox
  await inTenant(scope, async (tx) => {
    const row = await lockHireRow(tx, { ...hireContextOf(inbox), newHireId })
    const source = { ...row.source, ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fill(key, value)])) }
    await saveHire(tx, { scope, row: { ...row, source }, ...(await readPersonSettings(tx, scope)) })
    const changes = Object.entries(values).map(([field, after]) => ({ field, before: row.source[field]?.value ?? null, after }))
    await addHireHistory(tx, { scope, newHireId, kind: 'changed-in-ashby', changes })
  })
}

export async function setHire({ scope }: TestTenant, id: string, data: Prisma.NewHireUncheckedUpdateInput): Promise<void> {
  await inTenant(scope, (tx) => tx.newHire.update({ where: tenantKey(scope, id), data, select: { id: true } }))
}

/** As the API calls a mutation for its admin. */
export function hireContextOf({ scope, admin }: TestTenant): HireContext {
  return {
    scope,
    actor: { kind: 'User', userId: admin.userId },
    origin: { ipAddress: null, requestId: null },
    visibility: { confidential: true },
    permissions: permissionSchema.options,
  }
}

/** The new hires of the API as one person calls it: the admin unless told otherwise. */
export function hiresOf(tenant: TestTenant, { sessionId }: TestPerson = tenant.admin) {
  return callAs({ sessionId, slug: tenant.slug }).newHires
}
