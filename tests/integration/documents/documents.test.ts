import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Act } from '#lib/domain/audit/schema.ts'
import { deleteDocument, forgetDocument, openDocument, uploadDocument } from '#lib/domain/documents/mutations.ts'
import { DOCUMENT_BYTES_MAX } from '#lib/domain/documents/rules.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { env } from '#lib/platform/env.ts'
import { callAs, createTenant, outcomeOf, type TestTenant } from '#tests/integration/access/tenants.ts'

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 0x20), Buffer.from('\n%%EOF\n')])

let tenant: TestTenant
let actor: Act

beforeAll(async () => {
  tenant = await createTenant()
  actor = toActor(tenant)
})

afterAll(closeRateLimits)

function toActor({ scope, admin }: TestTenant): Act {
  return { scope, actor: { kind: 'User', userId: admin.userId }, origin: { ipAddress: '192.0.2.9', requestId: randomUUID() } }
}

function streamOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
}

const upload = (declaredName: string, bytes: Uint8Array = PDF) => uploadDocument({ ...actor, stream: streamOf(bytes), declaredName })
const api = (of = tenant) => callAs({ sessionId: of.admin.sessionId, slug: of.slug })

async function listStored(): Promise<string[]> {
  const folder = path.join(env().HANDOFF_DATA_DIR, 'documents', tenant.scope.organizationId)

  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

describe('a document', () => {
  test('is listed with what its bytes say, comes back byte for byte, and each taking is written down', async () => {
    const { id, sha256 } = await upload('Benefits 2027.pdf')
    const { items } = await api().documents.list({})
    expect(items[0]).toMatchObject({ id, name: 'Benefits 2027.pdf', mediaType: 'application/pdf', bytes: PDF.byteLength, sha256 })

    const { file } = await openDocument({ ...actor, id })
    expect(Buffer.from(await new Response(file.stream).arrayBuffer()).equals(PDF)).toBe(true)
    const log = await api().audit.list({ objectId: id })
    expect(log.items.map(({ action }) => action)).toEqual(['document.downloaded', 'document.uploaded'])
  })

  test('does not exist for another organization', async () => {
    const { id } = await upload('ours.pdf')
    const stranger = await createTenant()

    await expect(openDocument({ ...toActor(stranger), id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(api(stranger).documents.remove({ id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await api(stranger).documents.list({})).items).toEqual([])
  })

  test('keeps its ending when it is renamed, and its name is text whatever it says', async () => {
    const { id } = await upload('guide.pdf')

    expect((await api().documents.rename({ id, name: 'Welcome.exe' })).name).toBe('Welcome.exe.pdf')
    expect((await api().documents.rename({ id, name: '<b>‮fdp' })).name).toMatch(/^<b>fdp\.pdf$/)
    expect(await outcomeOf(api().documents.rename({ id, name: 'Benefits 2025/26' }))).toBe('invalid_input')
  })

  test('goes with its bytes, also when a process died between them', async () => {
    const { id } = await upload('short-lived.pdf')
    expect(await listStored()).toContain(id)

    const [first, second] = await Promise.allSettled([deleteDocument({ ...actor, id }), deleteDocument({ ...actor, id })])
    expect([first, second].filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refusal = [first, second].find((result) => result.status === 'rejected')
    expect(refusal?.reason).toMatchObject({ code: 'not_found' })
    const { items } = await api().audit.list({ objectId: id })
    expect(items.map(({ objectName }) => objectName)).toEqual(['short-lived.pdf', 'short-lived.pdf'])
    expect((await api().documents.list({})).items.map((document) => document.id)).not.toContain(id)
    await forgetDocument({ scope: tenant.scope, documentId: id })
    expect(await listStored()).not.toContain(id)
  })

  test('that is there is not forgotten by the job that its upload planned', async () => {
    const { id } = await upload('here to stay.pdf')
    await forgetDocument({ scope: tenant.scope, documentId: id })

    expect(await listStored()).toContain(id)
  })
})

describe('a refused upload', () => {
  test.each<[string, string, Uint8Array, string]>([
    ['is too large', 'big.pdf', Buffer.concat([PDF, Buffer.alloc(DOCUMENT_BYTES_MAX)]), 'too_large'],
    ['is not what its name says', 'invoice.pdf', Buffer.from('MZ this is a program'), 'file_mismatch'],
    ['is of a type that a browser would run', 'page.html', Buffer.from('<script>alert(1)</script>'), 'file_type_refused'],
    ['is empty', 'nothing.pdf', new Uint8Array(), 'file_empty'],
  ])('that %s leaves neither row nor bytes', async (_, name, bytes, code) => {
    const [rows, stored] = [await api().documents.list({}), await listStored()]

    await expect(upload(name, bytes)).rejects.toMatchObject({ code })
    expect(await listStored()).toEqual(stored)
    expect(await api().documents.list({})).toEqual(rows)
  })

  test('reads no further than the limit of a file that never ends', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(pulled === 1 ? PDF : new Uint8Array(1024 * 1024))
      },
    })

    await expect(uploadDocument({ ...actor, stream: endless, declaredName: 'endless.pdf' })).rejects.toMatchObject({ code: 'too_large' })
    expect(pulled).toBeLessThan(12)
  })
})
