import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { setMany } from '#lib/domain/open-jobs/bulk/mutations.ts'
import { readHeadcount } from '#lib/domain/open-jobs/headcount/queries.ts'
import { openJobImports } from '#lib/domain/open-jobs/imports/mutations.ts'
import { countOpenJobs, listOpenJobChoices, listOpenJobs } from '#lib/domain/open-jobs/lists/queries.ts'
import { createOpenJobs, readOpenJobFields } from '#lib/domain/open-jobs/mutations.ts'
import { getOpenJob } from '#lib/domain/open-jobs/queries.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { type Desk, openDesk } from './desk.ts'

/** How many statements an act sends to the database, without those that begin and end its transactions. */
async function countStatements(act: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await act()

    return spy.mock.calls.filter(([config]) => !/^(BEGIN|COMMIT|ROLLBACK)/.test(readText(config))).length
  } finally {
    spy.mockRestore()
  }
}

function readText(config: unknown): string {
  if (typeof config === 'string') return config

  return typeof config === 'object' && config !== null && 'text' in config ? String(config.text) : ''
}

async function addJobs(desk: Desk, count: number): Promise<string[]> {
  const jobs = Array.from({ length: count }, (_, index) => ({
    values: { title: `Job ${index}`, identifier: `S-${count}-${index}`, department: 'Works' },
    status: 'Planned' as const,
    history: { kind: 'created' as const },
  }))

  return inTenant(desk.scope, (tx) => createOpenJobs(tx, { scope: desk.scope, userId: desk.admin.userId, jobs }))
}

test('reading takes as many statements for many open jobs as for few', async () => {
  const desk = await openDesk()
  const { scope } = desk
  const permissions = permissionSchema.options
  const [id = ''] = await addJobs(desk, 300)
  const list = { scope, permissions, sort: 'title', order: 'asc', limit: 100 } as const

  expect(await countStatements(() => listOpenJobs(list))).toBe(4)
  expect(await countStatements(() => listOpenJobs({ ...list, search: 'works' }))).toBe(5)
  expect(await countStatements(() => listOpenJobs({ ...list, sort: 'targetStartDate' }))).toBe(8)
  expect(await countStatements(() => countOpenJobs({ scope }))).toBe(5)
  expect(await countStatements(() => listOpenJobChoices({ scope }))).toBe(1)
  expect(await countStatements(() => readHeadcount({ scope, from: '2026-01', to: '2026-12' }))).toBe(2)
  expect(await countStatements(() => getOpenJob({ scope, id, permissions }))).toBe(8)
})

test('changing and importing five hundred takes as many statements as one', async () => {
  const desk = await openDesk()
  const { scope } = desk
  const context = {
    scope,
    actor: { kind: 'User', userId: desk.admin.userId },
    origin: { ipAddress: null, requestId: null },
    permissions: permissionSchema.options,
  } as const
  const change = (ids: readonly string[]) =>
    countStatements(() => setMany({ ...context, ids, values: { team: 'Night' }, status: 'Active' }))
  const many = await change(await addJobs(desk, 500))

  expect(many).toBe(8)
  expect(await change(await addJobs(desk, 1))).toBe(many)

  const savePage = (from: number, count: number) =>
    countStatements(() =>
      inTenant(scope, async (tx) => {
        const rows = Array.from({ length: count }, (_, index) => ({
          row: index + 1,
          given: { title: `New ${from + index}` },
          problem: null,
        }))
        const known = Array.from({ length: count }, (_, index) => ({
          row: count + index + 1,
          given: { identifier: `s-500-${from + index}`, location: 'Berlin' },
          problem: null,
        }))
        const fields = await readOpenJobFields(tx, scope)
        const page = { scope, rows: [...rows, ...known], fields, requestedById: desk.admin.userId }
        expect(await openJobImports.savePage(tx, page)).toMatchObject({ added: count, changed: count })
      }),
    )

  expect(await savePage(0, 1)).toBe(await savePage(1, 400))
})
