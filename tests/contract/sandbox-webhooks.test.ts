import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ashbySource } from '#lib/sources/ashby/source.ts'
import { WEBHOOK_TYPES } from '#sandbox/webhooks/types.ts'
import { type StubServer, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'
import { type OpenSandbox, openSandbox, type SandboxAccount } from '#tests/setup/sandbox-account.ts'
import { loadDescription } from './description.ts'

const description = loadDescription()
const secret = 'a secret of the contract check'
const entitySchema = z.looseObject({ id: z.string() })
const applicantSchema = z.object({ candidateId: z.string(), applicationId: z.string() })

let sandbox: OpenSandbox
let account: SandboxAccount
let receiver: StubServer

beforeAll(async () => {
  sandbox = await openSandbox()
  account = await sandbox.createAccount()
  receiver = await startStubServer(() => ({ body: 'ok' }))
  for (const webhookType of WEBHOOK_TYPES) {
    const requestUrl = `${receiver.origin}/${webhookType}`
    expect(description.checkRequest('webhook.create', { webhookType, requestUrl, secretToken: secret })).toEqual([])
    const { json } = await account.call('webhook.create', { webhookType, requestUrl, secretToken: secret })
    expect(json).toMatchObject({ success: true, results: { enabled: true } })
    expect(description.checkSuccess('webhook.create', json)).toEqual([])
  }
})

afterAll(async () => {
  await receiver.close()
  await sandbox.close()
})

/** Makes everything happen that a webhook tells of. */
async function liveThroughEverything(): Promise<void> {
  const job = entitySchema.parse(await account.control('job.create', { title: 'Night gardener' }))
  await account.control('job.update', { jobId: job.id, title: 'Day gardener' })
  const opening = entitySchema.parse(await account.control('opening.create', { identifier: 'OPEN-1', openingState: 'Open' }))

  const hired = applicantSchema.parse(
    await account.control('candidate.create', { name: 'Amina Yusuf', email: 'amina@example.com', jobId: job.id, isSubmitted: true }),
  )
  const terms = { startDate: '2027-03-01', salary: 52_000, currencyCode: 'EUR' }
  const hiredTerms = { applicationId: hired.applicationId, openingId: opening.id, ...terms }
  const offer = entitySchema.parse(await account.control('offer.create', hiredTerms))
  await account.control('offer.approve', { offerId: offer.id })
  await account.control('offer.update', { offerId: offer.id, salary: 54_000 })
  await account.control('offer.approve', { offerId: offer.id })
  await account.control('offer.set-signature', { offerId: offer.id, isOpen: true })
  await account.control('offer.set-signature', { offerId: offer.id, isOpen: false })
  await account.control('offer.decide', { offerId: offer.id, decision: 'Accepted', hire: true })
  await account.control('application.push-to-hris', { applicationId: hired.applicationId })

  const withoutOffer = applicantSchema.parse(await account.control('candidate.create', { name: 'Tomás Ruiz', jobId: job.id }))
  await account.control('application.hire', { applicationId: withoutOffer.applicationId })

  const other = applicantSchema.parse(await account.control('candidate.create', { name: 'Li Wei', jobId: job.id }))
  const doomed = entitySchema.parse(await account.control('offer.create', { applicationId: other.applicationId, ...terms }))
  await account.control('offer.delete', { offerId: doomed.id })
  await account.control('application.archive', { applicationId: other.applicationId })
  await account.control('candidate.merge', { candidateId: other.candidateId, intoCandidateId: withoutOffer.candidateId })
  await account.control('candidate.delete', { candidateId: withoutOffer.candidateId })
  await account.control('delivery.settle')
}

describe('webhooks of the sandbox', () => {
  it('are as described, signed, and understood by our events', async () => {
    const pings = receiver.requests.splice(0)
    expect(pings).toHaveLength(WEBHOOK_TYPES.length)
    for (const ping of pings) {
      expect(description.checkWebhook('ping', JSON.parse(ping.body))).toEqual([])
      expect(ashbySource.isPing(Buffer.from(ping.body))).toBe(true)
    }

    await liveThroughEverything()
    for (const { path, headers, body } of receiver.requests) {
      const envelope = ashbySource.readEnvelope(JSON.parse(body))
      const action = envelope?.action ?? ''
      expect(path).toBe(`/${action}`)
      expect({ action, problems: description.checkWebhook(action, JSON.parse(body)) }).toEqual({ action, problems: [] })
      expect(envelope?.actionId).toBeTruthy()

      const header = z.string().parse(headers[ashbySource.signatureHeader])
      const rawBody = Buffer.from(body)
      expect(ashbySource.matchSignature({ header, rawBody, secrets: [secret] })).toBe(0)
      expect(ashbySource.matchSignature({ header, rawBody, secrets: ['another secret'] })).toBeNull()
      expect(ashbySource.isPing(rawBody)).toBe(false)

      const reading = ashbySource.findEvent(action)?.read(envelope?.data)
      if (reading) expect(reading).toMatchObject({ kind: 'understood' })
    }
  })

  it('came for everything that a webhook of the sandbox can tell', () => {
    const seen = new Set(receiver.requests.map(({ path }) => path.slice(1)))
    expect([...seen].sort()).toEqual(
      [
        'applicationSubmit',
        'applicationUpdate',
        'candidateDelete',
        'candidateHire',
        'candidateMerge',
        'candidateStageChange',
        'jobCreate',
        'jobUpdate',
        'offerCreate',
        'offerDelete',
        'offerUpdate',
        'openingCreate',
        'pushToHRIS',
        'signatureRequestUpdate',
      ].sort(),
    )
  })

  it('share one action id among the siblings of a hire', () => {
    const bodies = receiver.requests.map(({ body }) =>
      z.object({ action: z.string(), webhookActionId: z.string() }).parse(JSON.parse(body)),
    )
    const hire = bodies.find(({ action }) => action === 'candidateHire')
    const siblings = bodies.filter(({ webhookActionId }) => webhookActionId === hire?.webhookActionId).map(({ action }) => action)
    expect(siblings).toEqual(expect.arrayContaining(['candidateHire', 'candidateStageChange', 'applicationUpdate']))
  })

  it('name the opening with the accepted offer of a hire', async () => {
    const [opening] = receiver.requests.filter(({ path }) => path === '/openingCreate').map(({ body }) => JSON.parse(body).data.opening)
    const [hire] = receiver.requests.filter(({ path }) => path === '/candidateHire').map(({ body }) => JSON.parse(body).data)
    expect(opening).toMatchObject({ openingState: 'Open', latestVersion: { identifier: 'OPEN-1' } })
    expect(hire.offer.latestVersion.openingId).toBe(opening.id)

    const input = { applicationId: hire.application.id, expand: ['openings'] }
    const { json } = await account.call('application.info', input)
    expect(description.checkRequest('application.info', input)).toEqual([])
    expect(description.checkSuccess('application.info', json)).toEqual([])
    expect(json?.results).toMatchObject({ status: 'Hired', openings: [{ id: opening.id, openingState: 'Filled' }] })
  })

  it('are found out when their payload is not as described', () => {
    expect(description.checkWebhook('offerCreate', { action: 'offerUpdate', data: {} })).not.toEqual([])
    expect(description.checkWebhook('offerCreate', { action: 'offerCreate', data: { offer: { id: 'x' } } })).not.toEqual([])
  })
})
