import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GET as getHireFile } from '#app/api/files/new-hires/[id]/files/[fileId]/route.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { HireFile } from '#lib/domain/new-hires/files/contract.ts'
import { enqueueFetch } from '#lib/domain/new-hires/files/mutations.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { env } from '#lib/platform/env.ts'
import { createTenant, outcomeOf } from '#tests/integration/access/tenants.ts'
import { makeKey } from '#tests/integration/api/keys.ts'
import { apiOf } from '#tests/integration/offer-care/offers.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { type FileDesk, type Hired, ofKind, openFileDesk } from './file-desk.ts'

let desk: FileDesk
beforeAll(async () => {
  desk = await openFileDesk()
})
beforeEach(() => desk.control('faults.reset'))
afterAll(() => desk.close())

const READ: Permission[] = ['organization.read', 'people.read', 'newHires.manage']

const current = (files: HireFile[]) => files.filter(({ replacedAt }) => replacedAt === null)
const only = async (of: Hired, name: string): Promise<HireFile> => {
  const file = (await desk.filesOf(of)).find((each) => each.name === name)
  if (!file) throw new Error(`There is no file ${name}.`)

  return file
}
const historyOf = ({ newHireId }: Hired) =>
  inTenant(desk.company.scope, async (tx) => (await tx.newHireHistoryEntry.findMany({ where: { newHireId } })).map(({ kind }) => kind))

async function takeHireFile(
  { newHireId }: Hired,
  fileId: string,
  { permissions = [...READ, 'pay.read'] as Permission[], of = desk.tenant } = {},
) {
  const { token } = await makeKey(of, { permissions })
  const request = new Request(`http://localhost:3000/api/files/new-hires/${newHireId}/files/${fileId}`, {
    headers: { authorization: `Bearer ${token}` },
  })

  return getHireFile(request, { params: Promise.resolve({ id: newHireId, fileId }) })
}

/** Bytes that the storage holds in all. */
function storedBytes(): number {
  const folder = join(env().HANDOFF_DATA_DIR, 'documents')
  if (!existsSync(folder)) return 0

  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

describe('files of a hire', () => {
  test('come of every kind into the folder of the kind, hashed, and are given out byte for byte', async () => {
    const letters = await desk.api().folders.create({ name: 'Letters' })
    await desk.api().folders.setRule({ kind: 'SignedOfferLetter', folderId: letters.id, isOff: false })
    const hired = await desk.hire([{ name: 'Portfolio.docx' }, { name: 'Diploma.pdf', fault: 'redirected' }])
    const files = await desk.filesOf(hired)

    expect(files.map(({ kind, state, problem }) => ({ kind, state, problem }))).toEqual(
      ['Resume', 'CandidateFile', 'CandidateFile', 'OfferLetter', 'OfferLetter', 'SignedOfferLetter'].map((kind) => ({
        kind,
        state: 'Stored',
        problem: null,
      })),
    )
    expect(ofKind(files, 'SignedOfferLetter').map(({ folderName }) => folderName)).toEqual(['Letters'])
    const [signed] = ofKind(files, 'SignedOfferLetter')
    const response = await takeHireFile(hired, signed?.id ?? '')
    const bytes = Buffer.from(await response.arrayBuffer())
    const document = await inTenant(desk.company.scope, (tx) =>
      tx.document.findUniqueOrThrow({ where: tenantKey(desk.company.scope, signed?.document?.id ?? '') }),
    )
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(document).toMatchObject({
      purpose: 'Person',
      newHireId: hired.newHireId,
      personId: null,
      subjectId: hired.candidateId,
      uploadedById: null,
    })
    expect(Buffer.from(document.sha256).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect((await historyOf(hired)).filter((kind) => kind === 'document-stored')).toHaveLength(6)
  })

  test('that are here are never fetched again, and no address of them is kept', async () => {
    const hired = await desk.hire()
    const before = await desk.filesOf(hired)
    await desk.control('faults.set', { failOperations: [{ operation: 'file.info', code: 'generic_internal_error' }] })
    await desk.lookAgain(hired)
    await desk.lookAgain(hired)

    expect(await desk.filesOf(hired)).toEqual(before)
    const rows = await inTenant(desk.company.scope, (tx) => tx.sourceFile.findMany({ where: { newHireId: hired.newHireId } }))
    expect(JSON.stringify(rows)).not.toContain('/files/')
  })

  test('that are newer take the place of a résumé and of a signed copy, which stay as history', async () => {
    const hired = await desk.hire()
    await desk.control('offer.sign-again', { offerId: hired.offerId })
    await desk.control('file.attach', { candidateId: hired.candidateId, name: 'New résumé.pdf', isResume: true })
    await desk.lookAgain(hired)
    const files = await desk.filesOf(hired)

    for (const kind of ['Resume', 'SignedOfferLetter'] as const) {
      expect(ofKind(files, kind).map(({ replacedAt, document }) => [replacedAt === null, document !== null])).toEqual([
        [true, true],
        [false, true],
      ])
    }
    expect(ofKind(current(files), 'Resume').map(({ name }) => name)).toEqual(['New résumé.pdf'])
    expect((await historyOf(hired)).filter((kind) => kind === 'document-replaced')).toHaveLength(2)
  })

  test('of a kind that is off are not fetched', async () => {
    await desk.api().folders.setRule({ kind: 'CandidateFile', folderId: null, isOff: true })
    const hired = await desk.hire([{ name: 'Portfolio.docx' }])
    await desk.api().folders.setRule({ kind: 'CandidateFile', folderId: null, isOff: false })

    expect(ofKind(await desk.filesOf(hired), 'CandidateFile')).toEqual([])
    await desk.lookAgain(hired)
    expect(ofKind(await desk.filesOf(hired), 'CandidateFile')).toMatchObject([{ name: 'Portfolio.docx', state: 'Stored' }])
  })
})

describe('a file that cannot be taken', () => {
  test.each([
    ['is 200 MB large', 'huge', 'larger than 25 MB'],
    ['is not what its name says', 'lying', 'not what its name says'],
    ['no longer resolves', 'gone', 'no longer gives this file out'],
    ['is empty', 'empty', 'empty'],
  ])('because it %s says so on its row; the others come', async (_how, fault, words) => {
    const before = storedBytes()
    const hired = await desk.hire([{ name: 'Wrong.pdf', fault }])
    const files = await desk.filesOf(hired)

    expect(await only(hired, 'Wrong.pdf')).toMatchObject({ state: 'Refused', attempts: 1, nextAttemptAt: null, document: null })
    expect((await only(hired, 'Wrong.pdf')).problem).toContain(words)
    expect(files.filter(({ state }) => state === 'Stored')).toHaveLength(4)
    expect(storedBytes() - before).toBeLessThan(1024 * 1024)
    expect(await historyOf(hired)).toContain('document-failed')
  })

  test('for its type says which are taken', async () => {
    const hired = await desk.hire([{ name: 'Tool.exe' }])

    expect((await only(hired, 'Tool.exe')).problem).toContain('Upload it to Ashby as PDF')
  })

  test('comes once it was mended and a member has it fetched again', async () => {
    const hired = await desk.hire([{ name: 'Wrong.pdf', fault: 'lying' }])
    const { files } = (await desk.control('file.list', { candidateId: hired.candidateId })) as { files: { id: string; name: string }[] }
    await desk.control('file.set-fault', { fileId: files.find(({ name }) => name === 'Wrong.pdf')?.id, fault: null })
    const file = await only(hired, 'Wrong.pdf')
    await desk.api().hireFiles.retry({ id: hired.newHireId, fileId: file.id })
    await desk.settle()

    expect(await only(hired, 'Wrong.pdf')).toMatchObject({ state: 'Stored', problem: null })
    expect(await outcomeOf(desk.api().hireFiles.retry({ id: hired.newHireId, fileId: file.id }))).toBe('conflict')
  })

  test('for a while is shown waiting with the next try, and comes by itself', async () => {
    await desk.control('faults.set', { onlyOperations: ['file.info'], errorNext: 1 })
    const hired = await desk.hire()
    const waiting = (await desk.filesOf(hired)).filter(({ state }) => state === 'Waiting')

    expect(waiting).toMatchObject([{ attempts: 1, problem: expect.stringContaining('tries again by itself') }])
    expect(waiting[0]?.nextAttemptAt).not.toBeNull()
    await pastWaits(hired)
    expect((await desk.filesOf(hired)).map(({ state }) => state)).toEqual(['Stored', 'Stored', 'Stored', 'Stored'])
  })

  test('keeps its next try when a job comes too early, as after a crash', async () => {
    await desk.control('faults.set', { onlyOperations: ['file.info'], errorNext: 1 })
    const hired = await desk.hire()
    const { scope, connectionId } = desk.company
    const later = new Date(Date.now() + 60 * 60_000)
    await inTenant(scope, async (tx) => {
      await tx.sourceFile.updateMany({ where: { newHireId: hired.newHireId, state: 'Waiting' }, data: { nextAttemptAt: later } })
      await enqueueFetch(tx, { scope, newHireId: hired.newHireId, connectionId })
    })
    await desk.settle()

    expect(await readPlannedFetches(hired)).toContainEqual(later)
    await pastWaits(hired)
    expect((await desk.filesOf(hired)).map(({ state }) => state)).toEqual(['Stored', 'Stored', 'Stored', 'Stored'])
  })

  test('because Ashby asks for fewer calls waits as long as Ashby said, with all the others', async () => {
    await desk.control('faults.set', { onlyOperations: ['file.info'], rateLimitNext: 1, retryAfterSeconds: 1 })
    const hired = await desk.hire()

    expect((await desk.filesOf(hired)).map(({ state }) => state)).toEqual(['Waiting', 'Waiting', 'Waiting', 'Waiting'])
    await pastWaits(hired)
    expect((await desk.filesOf(hired)).map(({ state }) => state)).toEqual(['Stored', 'Stored', 'Stored', 'Stored'])
  })
})

/** When the files of a hire are looked at again. */
async function readPlannedFetches({ newHireId }: Hired): Promise<Date[]> {
  const client = new pg.Client({ connectionString: testDatabase.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ run_at: Date }>(
      `select j.run_at from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
        where j.task_identifier = 'fetch_source_files' and p.payload ->> 'newHireId' = $1`,
      [newHireId],
    )

    return rows.map((row) => row.run_at)
  } finally {
    await client.end()
  }
}

/** Lets the time of every next try, and Ashby's own wait, be over. */
async function pastWaits({ newHireId }: Hired): Promise<void> {
  const { scope, connectionId } = desk.company
  await inTenant(scope, async (tx) => {
    await tx.sourceFile.updateMany({ where: { newHireId, nextAttemptAt: { not: null } }, data: { nextAttemptAt: new Date(0) } })
    await tx.connection.update({ where: tenantKey(scope, connectionId), data: { holdUntil: null }, select: { id: true } })
    await enqueueFetch(tx, { scope, newHireId, connectionId })
  })
  await desk.settle()
}

describe('without a key that may read candidates', () => {
  test('documents do not come, and the screen says what they need', async () => {
    const hired = await desk.hire()
    const { scope, connectionId } = desk.company
    const [file] = await desk.filesOf(hired)
    const change = (data: { keySealed?: string | null; keyScopes?: string[] }) =>
      inTenant(scope, (tx) => tx.connection.update({ where: tenantKey(scope, connectionId), data, select: { id: true } }))
    const { keySealed, keyScopes } = await inTenant(scope, (tx) =>
      tx.connection.findUniqueOrThrow({ where: tenantKey(scope, connectionId) }),
    )

    await change({ keyScopes: ['apiKeys:read'] })
    expect((await desk.api().hireFiles.list({ id: hired.newHireId })).fetching).toBe('noPermission')
    await change({ keySealed: null })
    expect((await desk.api().hireFiles.list({ id: hired.newHireId })).fetching).toBe('noKey')
    expect(await outcomeOf(desk.api().hireFiles.retry({ id: hired.newHireId, fileId: file?.id ?? '' }))).toBe('conflict')
    await change({ keySealed, keyScopes })
    expect((await desk.api().hireFiles.list({ id: hired.newHireId })).fetching).toBe('on')
  })
})

describe('who may see', () => {
  test('letters needs the permission to see pay, in lists and downloads', async () => {
    const hired = await desk.hire()
    const [letter] = ofKind(await desk.filesOf(hired), 'SignedOfferLetter')
    const [resume] = ofKind(await desk.filesOf(hired), 'Resume')
    const statusOf = async (file: HireFile | undefined, permissions: Permission[]) => {
      const response = await takeHireFile(hired, file?.id ?? '', { permissions })
      await response.body?.cancel()
      return response.status
    }

    expect(await statusOf(letter, READ)).toBe(404)
    expect(await statusOf(resume, READ)).toBe(200)
    expect(await statusOf(resume, ['organization.read', 'people.read'])).toBe(403)
  })

  test('anything is of the organization: for others it is not there', async () => {
    const hired = await desk.hire()
    const [resume] = ofKind(await desk.filesOf(hired), 'Resume')
    const stranger = await createTenant()
    const theirs = apiOf(stranger, stranger.admin)

    expect((await takeHireFile(hired, resume?.id ?? '', { of: stranger })).status).toBe(404)
    expect(await outcomeOf(theirs.hireFiles.list({ id: hired.newHireId }))).toBe('not_found')
    expect(await outcomeOf(theirs.hireFiles.retry({ id: hired.newHireId, fileId: resume?.id ?? '' }))).toBe('not_found')
  })
})
