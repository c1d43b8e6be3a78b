import type { NewHireSummary } from '#lib/domain/new-hires/contract.ts'
import { newHireStateSchema } from '#lib/domain/new-hires/schema.ts'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'
import { offerStateSchema } from '#lib/domain/offers/schema.ts'
import type { OfferState } from '#lib/domain/offers/terms.ts'
import type { FaultCompany } from './company.ts'
import { readOpenJobs } from './database.ts'
import { waitUntil } from './wait.ts'

type TrueOffer = {
  offerStatus: string
  applicationStatus: string
  candidateName: string
  candidateEmail: string
  jobTitle: string
  startDate: string
  salary: number
  currencyCode: string
}
type TrueHire = { candidateName: string; candidateEmail: string; jobTitle: string }

/** Waits until Handoff shows what the sandbox holds: every offer and every hire, none missing, none too many. */
export async function waitForEquality(company: FaultCompany, { timeoutMs = 180_000 }: { timeoutMs?: number } = {}): Promise<void> {
  await waitUntil({
    what: `${company.slug} equals the sandbox`,
    timeoutMs,
    everyMs: 1_000,
    async check() {
      const differences = await compareWithSandbox(company)

      return differences.length === 0 || { differences: differences.slice(0, 5), openJobs: await readOpenJobs(company.slug) }
    },
  })
}

/** What differs, in words; empty where all is equal. People are told apart by their address. */
async function compareWithSandbox(company: FaultCompany): Promise<string[]> {
  return [...(await compareOffers(company)), ...(await compareHires(company))]
}

async function compareOffers({ api, account }: FaultCompany): Promise<string[]> {
  const { offers: truths } = (await account.control('offer.dump')) as { offers: TrueOffer[] }
  const shown: OfferSummary[] = []
  for (const state of offerStateSchema.options) {
    shown.push(...(await readPages((cursor) => api.offers.list({ state, limit: 100, ...cursor }))))
  }
  const ours = shown.map((offer) => ({
    email: offer.email,
    text: [offer.name, offer.jobTitle, offer.startDate, offer.baseSalary, offer.currency, offer.state, offer.sourceStatus].join('|'),
    isGone: offer.state === 'Withdrawn',
  }))
  const theirs = truths.map((truth) => ({
    email: truth.candidateEmail,
    text: [
      truth.candidateName,
      truth.jobTitle,
      truth.startDate,
      truth.salary,
      truth.currencyCode,
      expectState(truth),
      truth.offerStatus,
    ].join('|'),
  }))

  return compare({ noun: 'offer', ours, theirs })
}

async function compareHires({ api, account }: FaultCompany): Promise<string[]> {
  const { hires: truths } = (await account.control('hire.dump')) as { hires: TrueHire[] }
  const shown: NewHireSummary[] = []
  for (const state of newHireStateSchema.options) {
    shown.push(...(await readPages((cursor) => api.newHires.list({ state, limit: 100, ...cursor }))))
  }
  const ours = shown.map((hire) => ({ email: hire.personalEmail, text: [hire.name, hire.jobTitle].join('|'), isGone: false }))
  const theirs = truths.map((truth) => ({ email: truth.candidateEmail, text: [truth.candidateName, truth.jobTitle].join('|') }))

  return compare({ noun: 'hire', ours, theirs })
}

type Compared = { email: string | null; text: string }

/** What is gone in Ashby may stay with us, as long as it says so. */
function compare({ noun, ours, theirs }: { noun: string; ours: (Compared & { isGone: boolean })[]; theirs: Compared[] }): string[] {
  const known = new Set(theirs.map(({ email }) => email))
  const missing = theirs.flatMap(({ email, text }) => {
    const found = ours.filter((one) => one.email === email)
    if (found.length !== 1) return [`${noun} ${email} is there ${found.length} times`]

    return found[0]?.text === text ? [] : [`${noun} ${found[0]?.text} is not ${text}`]
  })
  const extra = ours.filter(({ email, isGone }) => !known.has(email) && !isGone).map(({ email }) => `${noun} ${email} is too many`)

  return [...missing, ...extra]
}

function expectState({ offerStatus, applicationStatus }: TrueOffer): OfferState {
  if (applicationStatus === 'Archived' || offerStatus === 'OfferCancelled') return 'Withdrawn'
  if (offerStatus === 'CandidateAccepted') return 'Accepted'

  return offerStatus === 'CandidateRejected' ? 'Declined' : 'Unpublished'
}

async function readPages<Item>(
  read: (cursor: { cursor?: string }) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const page: { items: Item[]; nextCursor: string | null } = await read(cursor === null ? {} : { cursor })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)

  return items
}
