import { randomUUID } from 'node:crypto'
import type { Permission, RoleId } from '#lib/domain/access/schema.ts'
import type { RuleChange } from '#lib/domain/mappings/contract.ts'
import type { MappingRule, MappingRules } from '#lib/domain/mappings/schema.ts'
import { createSession } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import { addCustomRole, addMember, callAs, type TestTenant } from '#tests/integration/access/tenants.ts'
import { deliver, type OpenCompany, openCompany, type TestCompany, type TestHouse } from '#tests/setup/company.ts'

export type ApiCaller = ReturnType<typeof callAs>
/** A company with somebody who manages its fields and mapping. */
export type Mapper = TestCompany & { slug: string; admin: ApiCaller; place: { connectionId: string; object: 'Offer' } }

export async function openMapper(house: TestHouse, options: OpenCompany = {}): Promise<Mapper> {
  const company = await openCompany(house, options)
  const { slug } = await db().organization.findUniqueOrThrow({ where: { id: company.scope.organizationId }, select: { slug: true } })
  const { id: sessionId } = await createSession({ userId: company.userId, method: 'Password', ipAddress: null, userAgent: null })

  return { ...company, slug, admin: callAs({ sessionId, slug }), place: { connectionId: company.connectionId, object: 'Offer' } }
}

/** Somebody else of the company, under a name of their own. */
export async function addColleague(mapper: Mapper, { name, roleId = 'Admin' }: { name: string; roleId?: RoleId }): Promise<ApiCaller> {
  const { userId, sessionId } = await addMember(toTenant(mapper), roleId)
  await db().user.update({ where: { id: userId }, data: { name }, select: { id: true } })

  return callAs({ sessionId, slug: mapper.slug })
}

/** A role of the company's own with exactly these permissions. Answers its id. */
export function addCustomRoleTo(mapper: Mapper, permissions: readonly Permission[]): Promise<string> {
  return addCustomRole(toTenant(mapper), permissions)
}

function toTenant({ scope, slug, userId }: Mapper): TestTenant {
  return { scope, slug, admin: { userId, email: '', sessionId: '' } }
}

type NewField = { title: string; fieldType: string; objectType?: string; selectableValues?: { label: string; value: string }[] }

/** Makes a custom field in the sandbox and lets Handoff read it. Answers its path. */
export async function addSourceField(house: TestHouse, mapper: Mapper, { objectType = 'Offer', ...draft }: NewField): Promise<string> {
  const field = await mapper.account.control('field.create', { ...draft, objectType })
  await readSourceFields(house, mapper)

  return `customField.${field.id}`
}

/** Lets Handoff read the account's custom fields again. */
export async function readSourceFields(house: TestHouse, { admin, connectionId }: Mapper): Promise<void> {
  await admin.mappings.refreshCatalogue({ connectionId, isForced: true })
  await house.drain()
}

type NewOffer = { name?: string; jobId?: string; salary?: number; values?: Record<string, unknown> }

/** Makes an approved offer in the sandbox and lets it come in. `values` by the path of the custom field. */
export async function addOffer(
  house: TestHouse,
  mapper: Mapper,
  { values = {}, jobId, salary = 72_000, name }: NewOffer = {},
): Promise<string> {
  const { account } = mapper
  const { jobs } = (await account.control('account.overview')) as { jobs: { id: string }[] }
  const draft = { name: name ?? `Candidate ${randomUUID()}`, email: `${randomUUID()}@mail.example` }
  const { candidateId } = await account.control('candidate.create', draft)
  const customFields = Object.fromEntries(Object.entries(values).map(([path, value]) => [path.replace('customField.', ''), value]))
  const terms = { salary, currencyCode: 'EUR', startDate: '2026-12-07', customFields }
  const { id } = await account.control('offer.create', { candidateId, jobId: jobId ?? jobs[0]?.id, ...terms })
  await account.control('offer.approve', { offerId: id })
  await deliver(house, mapper)
  const row = await db().$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.organization_id', ${mapper.scope.organizationId}, true)`

    return tx.offer.findFirstOrThrow({ where: { externalId: String(id) }, select: { id: true } })
  })

  return row.id
}

/** The rules with one of them replaced or added. */
export function withRule(rules: MappingRules, rule: MappingRule): MappingRules {
  return [...rules.filter(({ field }) => field !== rule.field), rule]
}

/** A field read from one place. */
export function fromPlace(field: string, path: string): MappingRule {
  return { field, steps: [{ kind: 'source', path }] }
}

/** What of a version people see: the fields it says differently. */
export function labelsOf(changes: readonly RuleChange[]): string[] {
  return changes.map(({ label }) => label).sort()
}

export type Refusal = { code: string; userMessage: string; fields: Record<string, string> }

/** What a refused call tells. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  return call.then(
    () => {
      throw new Error('The call was not refused.')
    },
    (error: { code: string; data?: Omit<Refusal, 'code'> }) => {
      if (!error.data) throw error

      return { code: error.code, userMessage: error.data.userMessage, fields: error.data.fields }
    },
  )
}
