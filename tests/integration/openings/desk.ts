import pg from 'pg'
import { createSession } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import { callAs } from '#tests/integration/access/tenants.ts'
import { openCompany, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { allScopes } from '#tests/setup/sandbox-account.ts'

/** All that a key needs for openings. */
export const openingScopes = [...allScopes, 'jobs:write', 'hiringProcessMetadata:write', 'candidates:write']

export type DumpedOpening = {
  openingId: string
  openingState: string
  isArchived: boolean
  closeReason: string | null
  identifier: string
  description: string
  department: string | null
  jobs: string[]
  locations: string[]
  targetHireDate: string | null
  targetStartDate: string | null
  isBackfill: boolean
  employmentType: string
  customFields: Record<string, unknown>
}

type Values = Record<string, string | null>

/** A company that has openings switched on, its values of the sandbox matched, and somebody who looks after them. */
export async function openOpeningDesk(house: TestHouse, { scopes = openingScopes, isMatched = true } = {}) {
  const company = await openCompany(house, { scopes })
  const { scope, userId, account } = company
  const { organizationId } = scope
  const { slug } = await db().organization.update({ where: { id: organizationId }, data: { labs: ['openings'] }, select: { slug: true } })
  const session = await createSession({ userId, method: 'Password', ipAddress: null, userAgent: null })
  const api = callAs({ sessionId: session.id, slug })
  const overview = (await account.control('account.overview')) as Overview
  const desk = {
    ...company,
    slug,
    api,
    overview,
    /** Adds an open job that is active unless told otherwise; answers its id. */
    async add(title: string, values: Values = {}, status: 'Planned' | 'Active' | 'Paused' | 'Cancelled' = 'Active') {
      return (await api.openJobs.create({ values: { title, ...values }, status })).id
    },
    /** Sync now, run to its end. */
    async sync() {
      const { id } = await api.openings.sync({})
      await house.drain()
      const { items } = await api.openings.syncs({})
      const report = items.find((one) => one.id === id)
      if (!report) throw new Error('The sync is not among the syncs.')

      return { ...report, items: (await api.openings.syncItems({ id })).items }
    },
    dump: () => dumpOpenings(company),
    passTime: (minutes: number) => passTime(company, minutes),
    reasonId: overview.closeReasons.find(({ reasonText }) => reasonText === 'Budget withdrawn')?.id ?? '',
  }
  if (isMatched) await matchBasics(desk)

  return desk
}
export type OpeningDesk = Awaited<ReturnType<typeof openOpeningDesk>>

type Overview = {
  departments: { id: string; name: string }[]
  locations: { id: string; name: string }[]
  jobs: { id: string; title: string }[]
  closeReasons: { id: string; reasonText: string }[]
  customFields: { id: string; title: string; objectType: string; fieldType: string; selectableValues: unknown[] }[]
}

type Matching = { sync: () => Promise<{ error: unknown }>; api: ReturnType<typeof callAs>; overview: Overview }

async function matchBasics({ sync, api, overview }: Matching): Promise<void> {
  const { error } = await sync()
  if (error) throw new Error(`The first sync failed: ${JSON.stringify(error)}`)
  const [department] = overview.departments
  const [location] = overview.locations
  await api.openings.confirmMatches({
    matches: [
      { kind: 'department', value: 'Engineering', externalId: department?.id ?? null },
      { kind: 'location', value: 'London', externalId: location?.id ?? null },
    ],
  })
}

export async function dumpOpenings({ account }: Pick<TestCompany, 'account'>): Promise<DumpedOpening[]> {
  const { openings } = await account.control('opening.dump')

  return openings as DumpedOpening[]
}

/** What was written and looked for becomes so much older, as if that time had passed. */
export async function passTime({ scope }: Pick<TestCompany, 'scope'>, minutes: number): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabase.superuserUrl })
  await client.connect()
  try {
    const older = (value: string) =>
      `to_jsonb(to_char((${value})::timestamptz - make_interval(mins => $2), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`
    await client.query(`set time zone 'UTC'`)
    await client.query(
      `update "opening" set "createSentAt" = "createSentAt" - make_interval(mins => $2),
        "sent" = case when "sent" ->> '$writtenAt' is null then "sent"
          else jsonb_set("sent", '{$writtenAt}', ${older(`"sent" ->> '$writtenAt'`)}) end,
        "problem" = case when "problem" ->> 'missedAt' is null then "problem"
          else jsonb_set("problem", '{missedAt}', ${older(`"problem" ->> 'missedAt'`)}) end
       where "organizationId" = $1`,
      [scope.organizationId, minutes],
    )
    await client.query(
      `update "opening_field" set "createSentAt" = "createSentAt" - make_interval(mins => $2) where "organizationId" = $1`,
      [scope.organizationId, minutes],
    )
  } finally {
    await client.end()
  }
}
