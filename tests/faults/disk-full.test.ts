import { afterEach, expect, inject, test } from 'vitest'
import { openFaultCompany } from './company.ts'
import { passTime, readOpenJobs } from './database.ts'
import { waitForEquality } from './equality.ts'
import { hireWithoutOffer, makePeople } from './people.ts'
import { type ExtraProgram, signal, startProgram } from './processes.ts'
import { waitUntil } from './wait.ts'

const { appUrl, cookie } = inject('faultStack')
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

const extras: ExtraProgram[] = []
afterEach(async () => {
  signal('worker', 'SIGCONT')
  for (const extra of extras.splice(0)) await extra.kill()
})

test('the document folder is full: records come in, files wait, an upload is refused, and nothing is left half', async () => {
  const company = await openFaultCompany('Document folder full')
  const { account, api, slug } = company
  // The stack's own worker sleeps while one that can write no file has its place.
  signal('worker', 'SIGSTOP')
  const [web, worker] = await Promise.all([
    startProgram({ name: 'web', isDiskFull: true }),
    startProgram({ name: 'worker', isDiskFull: true }),
  ])
  extras.push(web, worker)

  await makePeople(company, 5)
  const { applicationId, candidateId, email } = await hireWithoutOffer(company)
  await account.control('file.attach', { candidateId, name: 'diploma.pdf' })
  await account.control('application.push-to-hris', { applicationId })
  await waitForEquality(company)
  const hire = (await api.newHires.list({ state: 'Pending' })).items.find(({ personalEmail }) => personalEmail === email)
  const readFiles = async () => (await api.hireFiles.list({ id: hire?.id ?? '' })).items
  await waitUntil({
    what: 'the file was tried and waits',
    async check() {
      const files = await readFiles()

      return files.some(({ name, document, nextAttemptAt }) => name === 'diploma.pdf' && !document && nextAttemptAt !== null) || files
    },
  })
  expect(await upload({ url: web.url ?? '', slug })).toBe(503)
  expect((await api.documents.list({})).items).toEqual([])

  await worker.kill()
  signal('worker', 'SIGCONT')
  await passTime({ slug, minutes: 60 })
  await waitUntil({
    what: 'the file is here',
    async check() {
      const files = await readFiles()

      return files.every(({ document }) => document !== null) || { files, openJobs: await readOpenJobs(slug) }
    },
  })
  expect(await upload({ url: appUrl, slug })).toBe(201)
  await waitForEquality(company)
})

async function upload({ url, slug }: { url: string; slug: string }): Promise<number> {
  const response = await fetch(`${url}/api/files/documents?name=policy.pdf`, {
    method: 'POST',
    body: PDF,
    headers: { 'content-type': 'application/octet-stream', origin: appUrl, cookie, 'handoff-organization': slug },
  })
  await response.arrayBuffer()

  return response.status
}
