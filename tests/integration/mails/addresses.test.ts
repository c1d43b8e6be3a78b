import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mintOfferLink } from '#lib/domain/offer-publishing/links/mutations.ts'
import { createId } from '#lib/platform/db/id.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { addOffer, answer, CANDIDATE, publish } from '#tests/integration/offer-page/published.ts'
import type { MailServer } from '#tests/setup/mail-server.ts'
import { emptyMailbox, type MailedOnce, mailOnce, say, startMailbox } from './candidate-mail.ts'

const UNSEEN = 'nobody-looked@mail.example'

let server: MailServer
let tenant: TestTenant
let offerId: string
let versionId: string
beforeAll(async () => {
  server = await startMailbox()
})
afterAll(() => server.close())
beforeEach(async () => {
  tenant = await createTenant()
  ;({ offerId } = await addOffer(tenant))
  versionId = await publish(tenant, { offerId })
  emptyMailbox(server)
})

/** The address becomes another one after the version was published, which remembers its own unless told otherwise. */
function changeAddress({ publishedValues = { email: CANDIDATE } }: { publishedValues?: Record<string, string> } = {}) {
  const where = tenantKey(tenant.scope, offerId)

  return inTenant(tenant.scope, (tx) => tx.offer.update({ where, data: { email: UNSEEN, publishedValues }, select: { id: true } }))
}

/** Where a mail arrived, and what the evidence says of its link. */
async function readWay({ arrived, linkIds }: MailedOnce) {
  const links = await inTenant(tenant.scope, (tx) => tx.offerLink.findMany({ where: { id: { in: linkIds } }, select: { mailedTo: true } }))

  return [arrived?.recipient, ...links.map(({ mailedTo }) => mailedTo)]
}

test('what goes out by itself goes to the address that was published with the version, and its link says so', async () => {
  await changeAddress()
  const reply = await say(tenant, { offerId, userId: tenant.admin.userId, text: 'Yes.' })

  for (const [kind, targetId] of [
    ['offer-version', versionId],
    ['offer-reminder', offerId],
    ['offer-reply', reply.id],
  ] as const) {
    expect(await readWay(await mailOnce(server, tenant, { kind, targetId })), kind).toEqual([CANDIDATE, CANDIDATE])
  }
})

test('a link that somebody sends again goes to the address that the offer shows', async () => {
  await changeAddress()

  expect(await readWay(await mailOnce(server, tenant, { kind: 'offer-link', targetId: offerId }))).toEqual([UNSEEN, UNSEEN])
})

test('a version from before addresses were remembered is mailed to the one that the offer shows', async () => {
  await changeAddress({ publishedValues: {} })

  expect(await readWay(await mailOnce(server, tenant, { kind: 'offer-version', targetId: versionId }))).toEqual([UNSEEN, UNSEEN])
})

test('an answer is confirmed where the link went that it was given by', async () => {
  const { scope } = tenant
  await mintOfferLink({ scope, offerId, mailId: createId(), mailedTo: CANDIDATE })
  const { id: linkId } = await inTenant(scope, (tx) => tx.offerLink.findFirstOrThrow({ where: { offerId }, select: { id: true } }))
  const answerId = await answer(tenant, { offerId, versionId, kind: 'Accepted', linkId })
  await changeAddress({ publishedValues: {} })

  expect(await readWay(await mailOnce(server, tenant, { kind: 'offer-answered', targetId: answerId }))).toEqual([CANDIDATE, CANDIDATE])
})
