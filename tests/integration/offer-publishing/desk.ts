import pg from 'pg'
import type { RoleId } from '#lib/domain/access/schema.ts'
import { createSession } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addMember, callAs } from '#tests/integration/access/tenants.ts'
import { createSandboxOffer, deliver, openCompany, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { testDatabase } from '#tests/setup/database.ts'

export type Client = ReturnType<typeof callAs>
export type Desk = {
  house: TestHouse
  company: TestCompany
  slug: string
  client: Client
}

/** A company whose offers lack nothing but what a test takes from them, with its admin at the API. */
export async function openDesk(house: TestHouse): Promise<Desk> {
  const company = await openCompany(house, { approvals: false })
  const { slug } = await db().organization.findUniqueOrThrow({ where: { id: company.scope.organizationId }, select: { slug: true } })
  const session = await createSession({ userId: company.userId, method: 'Password', ipAddress: null, userAgent: null })
  const client = callAs({ sessionId: session.id, slug })
  await client.organization.update({ defaultPayInterval: 'Year', timeZone: 'Europe/Berlin' })
  await house.drain()

  return { house, company, slug, client }
}

/** Another member of the desk's organization. */
export async function join({ company, slug }: Pick<Desk, 'company' | 'slug'>, role: RoleId) {
  const member = await addMember({ scope: company.scope, slug, admin: { userId: company.userId, email: '', sessionId: '' } }, role)

  return { ...member, client: callAs({ sessionId: member.sessionId, slug }) }
}

export type DeskOffer = { id: string; externalId: string }

/** An offer that waits for its candidate in Ashby and has come in. */
export async function addOffer({ house, company }: Desk, terms: { name?: string; startDate?: string } = {}): Promise<DeskOffer> {
  const externalId = await createSandboxOffer(company, { isReady: false, startDate: '2031-01-06', ...terms })
  await deliver(house, company)
  const { id } = await inTenant(company.scope, (tx) => tx.offer.findFirstOrThrow({ where: { externalId }, select: { id: true } }))

  return { id, externalId }
}

/** Runs SQL as the owner of the tables, in the organization: what the application itself may not do. */
export async function asOwner({ company }: Pick<Desk, 'company'>, sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabase.ownerUrl })
  await client.connect()
  try {
    await client.query(`select set_config('app.organization_id', $1, false)`, [company.scope.organizationId])
    await client.query(sql, values)
  } finally {
    await client.end()
  }
}

/** Lets the ten seconds of a version pass, and the mail leave. */
export async function letMailLeave(desk: Desk, versionId: string): Promise<void> {
  await endUndo(desk, versionId)
  const isTheirs = `payload ->> 'mailId' is not null and payload ->> 'organizationId' = $1`
  await asOwner(desk, `update graphile_worker._private_jobs set run_at = now() where ${isTheirs}`, [desk.company.scope.organizationId])
  await desk.house.drain()
}

export function endUndo(desk: Desk, versionId: string): Promise<void> {
  return asOwner(desk, `update "offer_version" set "visibleAt" = now() - interval '1 second' where "id" = $1`, [versionId])
}

/** The mails of an organization, oldest first. */
export function readMails({ company: { scope } }: Desk) {
  return inTenant(scope, (tx) => tx.mail.findMany({ orderBy: { id: 'asc' }, select: { kind: true, targetId: true, state: true } }))
}

export function readNotifications({ company: { scope } }: Desk, kind: string) {
  return inTenant(scope, (tx) => tx.notification.findMany({ where: { kind }, select: { userId: true, objectId: true } }))
}

/** The kinds of an offer's history, newest first. */
export async function readKinds({ client }: Desk, id: string): Promise<string[]> {
  return (await client.offers.get({ id })).history.map(({ kind }) => kind)
}
