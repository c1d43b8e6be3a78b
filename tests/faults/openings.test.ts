import { expect, test } from 'vitest'
import { type FaultCompany, openFaultCompany } from './company.ts'
import { passTime, query } from './database.ts'
import { killAndWait } from './processes.ts'
import { isFullSize } from './size.ts'
import { waitUntil } from './wait.ts'

/** Open jobs at once: 500 in full. */
const JOBS = isFullSize ? 500 : 50
/** Rounds of a sync until each answer that was lost is found out. */
const ROUNDS_MAX = 12

test(`${JOBS} open jobs, answers lost at random after the write, a worker killed: exactly ${JOBS} openings`, async () => {
  const company = await openFaultCompany('Lost answers')
  const { account, api, slug } = company
  await query(`update "organization" set "labs" = '{openings}' where "slug" = $1`, { values: [slug] })
  for (let made = 0; made < JOBS; made += 1) {
    await api.openJobs.create({ values: { title: `Engineer ${made}`, identifier: `LOST-${made}` }, status: 'Active' })
  }

  const onlyOperations = ['opening.create', 'opening.update']
  await account.control('faults.set', { lostAnswerRate: 0.3, errorRate: 0.1, onlyOperations })
  await api.openings.sync({})
  await waitUntil({ what: 'some openings are there', check: async () => (await countOpenings(company)) > JOBS / 5 })
  await killAndWait('worker')

  for (let round = 0; round < ROUNDS_MAX && (await countUnlinked(slug)) > 0; round += 1) {
    await waitForSync(company)
    // Reads of so long ago can be believed.
    await passTime({ slug, minutes: 2 })
    await api.openings.sync({})
  }
  await waitForSync(company)

  expect(await countUnlinked(slug)).toBe(0)
  const openings = await dumpOpenings(company)
  expect(openings.map(({ identifier }) => identifier).sort()).toEqual(Array.from({ length: JOBS }, (_, index) => `LOST-${index}`).sort())
  expect(openings.every(({ openingState }) => openingState === 'Approved')).toBe(true)
  const linked = await query<{ externalId: string }>(`select "externalId" from "opening" where "state" = 'Linked'`, { slug })
  expect(linked.map(({ externalId }) => externalId).sort()).toEqual(openings.map(({ openingId }) => openingId).sort())
})

type DumpedOpening = { openingId: string; openingState: string; identifier: string }

async function dumpOpenings({ account }: FaultCompany): Promise<DumpedOpening[]> {
  return (await account.control('opening.dump')).openings as DumpedOpening[]
}

async function countOpenings(company: FaultCompany): Promise<number> {
  return (await dumpOpenings(company)).length
}

async function countUnlinked(slug: string): Promise<number> {
  const rows = await query(
    `select 1 from "open_job" as job where not exists (
      select 1 from "opening" where "openJobId" = job."id" and "opening"."state" = 'Linked')`,
    { slug },
  )

  return rows.length
}

async function waitForSync({ api }: FaultCompany): Promise<void> {
  await waitUntil({
    what: 'the sync ended',
    async check() {
      const { latest } = await api.openings.setup({})

      return latest?.state === 'Done' || latest?.state === 'Failed' || latest
    },
  })
}
