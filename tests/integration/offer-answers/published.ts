import { createHash } from 'node:crypto'
import * as elsewhere from '#app/o/[token]/[...rest]/route.tsx'
import * as acceptPage from '#app/o/[token]/accept/route.tsx'
import * as certificatePage from '#app/o/[token]/certificate/route.tsx'
import * as declinePage from '#app/o/[token]/decline/route.tsx'
import * as documentFile from '#app/o/[token]/documents/[id]/route.tsx'
import * as questionPage from '#app/o/[token]/question/route.tsx'
import * as page from '#app/o/[token]/route.tsx'
import { mintOfferLink } from '#lib/domain/offer-publishing/links/mutations.ts'
import { previewOfferDocument } from '#lib/domain/offer-publishing/versions/queries.ts'
import type { OfferDocument } from '#lib/domain/offer-publishing/versions/schema.ts'
import { createId } from '#lib/platform/db/id.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { createSandboxOffer, deliver, openCompany, type TestCompany, type TestHouse } from '#tests/setup/company.ts'

/** Where the link of a published offer went. */
export const MAILED_TO = 'candidate@mail.example'

export type PublishedOffer = { company: TestCompany; offerId: string; externalId: string; versionId: string; token: string }

type PublishVersion = {
  company: TestCompany
  offerId: string
  /** Before it nobody can open it; now where it is left out. */
  visibleAt?: Date
  expiresAt?: Date | null
  change?: (document: OfferDocument) => OfferDocument
}

/** Freezes what the offer shows now as its newest version, at once and without its mail. Returns the version's id. */
export async function publishVersion({ company, offerId, visibleAt, expiresAt = null, change }: PublishVersion): Promise<string> {
  const { scope, userId } = company
  const { organizationId } = scope
  const preview = await previewOfferDocument({ scope, offerId, visibility: { confidential: true }, publisherId: userId })
  const shown = { ...preview, deadline: expiresAt && { at: expiresAt.toISOString(), timeZone: 'Europe/Paris' } }
  const document = change ? change(shown) : shown

  return inTenant(scope, async (tx) => {
    const { versionNumber, versionId } = await tx.offer.findUniqueOrThrow({
      where: tenantKey(scope, offerId),
      select: { versionNumber: true, versionId: true },
    })
    const number = versionNumber + 1
    const hash = new Uint8Array(createHash('sha256').update(JSON.stringify(document)).digest())
    const frozen = { document, hash, expiresAt, visibleAt: visibleAt ?? new Date(), timeZone: 'Europe/Paris', publishedById: userId }
    const { id } = await tx.offerVersion.create({
      data: { organizationId, offerId, number, previousId: versionId, ...frozen },
      select: { id: true },
    })
    await tx.offer.update({
      where: tenantKey(scope, offerId),
      data: { state: 'Published', versionId: id, versionNumber: number, expiresAt, publishedValues: {} },
      select: { id: true },
    })

    return id
  })
}

export type OpenPublished = {
  company?: TestCompany
  name?: string
  expiresAt?: Date | null
  change?: (document: OfferDocument) => OfferDocument
}

/** A company with one published offer and a link to it. */
export async function openPublished(house: TestHouse, { company: known, name, ...version }: OpenPublished = {}): Promise<PublishedOffer> {
  const company = known ?? (await openCompany(house))
  const externalId = await createSandboxOffer(company, { ...(name ? { name } : {}) })
  await deliver(house, company)
  const { scope } = company
  const { id: offerId } = await inTenant(scope, (tx) => tx.offer.findFirstOrThrow({ where: { externalId }, select: { id: true } }))
  const versionId = await publishVersion({ company, offerId, ...version })
  const token = await mintOfferLink({ scope, offerId, mailId: createId(), mailedTo: MAILED_TO })

  return { company, offerId, externalId, versionId, token }
}

/** An answer of the pages of candidates: the status, the headers and all that was sent. */
export type PageAnswer = { status: number; headers: Headers; text: string }

type Ask =
  | { method?: 'GET' | 'HEAD'; headers?: Record<string, string> }
  | { method: 'POST'; form: Record<string, string>; headers?: Record<string, string> }

/** Asks a route of the candidate's page by its address, as the web process does. */
export async function ask(path: string, options: Ask = {}): Promise<PageAnswer> {
  const { pathname } = new URL(path, 'http://localhost')
  const [, , token = '', name = '', id = ''] = pathname.split('/')
  const request = createRequest(path, options)
  const params = Promise.resolve({ token, id })
  const response = await answer({ name, request, route: { params } })

  return { status: response.status, headers: response.headers, text: await response.text() }
}

function createRequest(path: string, options: Ask): Request {
  const url = `${process.env.APP_URL}${path}`
  if (options.method !== 'POST') return new Request(url, { method: options.method ?? 'GET', headers: options.headers ?? {} })
  const body = new URLSearchParams(options.form).toString()

  return new Request(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      origin: process.env.APP_URL ?? '',
      'user-agent': 'Testzilla/5.0 (phone)',
      ...options.headers,
    },
  })
}

type Route = { name: string; request: Request; route: { params: Promise<{ token: string; id: string }> } }

async function answer({ name, request, route }: Route): Promise<Response> {
  const isPost = request.method === 'POST'
  switch (name) {
    case '':
      return (request.method === 'HEAD' ? page.HEAD : page.GET)(request, route)
    case 'accept':
      return (isPost ? acceptPage.POST : acceptPage.GET)(request, route)
    case 'decline':
      return (isPost ? declinePage.POST : declinePage.GET)(request, route)
    case 'question':
      return (isPost ? questionPage.POST : questionPage.GET)(request, route)
    case 'certificate':
      return certificatePage.GET(request, route)
    case 'documents':
      return documentFile.GET(request, route)
    default:
      return elsewhere.GET()
  }
}

/** Accepts by the form. */
export function accept({ token, versionId }: Pick<PublishedOffer, 'token' | 'versionId'>, name = 'Nour Haddad'): Promise<PageAnswer> {
  return ask(`/o/${token}/accept`, { method: 'POST', form: { version: versionId, name, consent: 'yes' } })
}

/** Declines by the form. */
export function decline({ token, versionId }: Pick<PublishedOffer, 'token' | 'versionId'>, reason = ''): Promise<PageAnswer> {
  return ask(`/o/${token}/decline`, { method: 'POST', form: { version: versionId, reason } })
}

/** What stands in the database of an offer. */
export async function readOffer({ company: { scope }, offerId }: Pick<PublishedOffer, 'company' | 'offerId'>) {
  return inTenant(scope, async (tx) => {
    const offer = await tx.offer.findUniqueOrThrow({
      where: tenantKey(scope, offerId),
      select: { state: true, flags: true, answerId: true, publishedValues: true },
    })
    const answers = await tx.offerAnswer.findMany({ where: { offerId }, orderBy: { id: 'asc' } })
    const history = await tx.offerHistoryEntry.findMany({
      where: { offerId },
      orderBy: { id: 'asc' },
      select: { kind: true, userId: true, detail: true },
    })
    const told = await tx.notification.findMany({ where: { objectId: offerId }, select: { kind: true, userId: true } })
    const writeBacks = await tx.writeBack.findMany({ where: { offerId }, select: { state: true, requestedById: true, answerId: true } })
    const mails = await tx.mail.findMany({ where: { kind: { startsWith: 'offer-' } }, select: { kind: true, targetId: true, state: true } })

    return { offer, answers, history, told, writeBacks, mails }
  })
}
