import { z } from 'zod'
import { createApplication } from '#sandbox/acts/applications.ts'
import { createCandidate } from '#sandbox/acts/candidates.ts'
import type { Transaction } from '#sandbox/store.ts'
import { ControlError, defineAccountControl } from './define.ts'
import { createOfferAsRecruiter } from './offers.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Acts of this many people each, so that a big order does not hold up everybody else for long. */
const CHUNK_SIZE = 500

type BulkInput = { count: number; status: 'WaitingOnOfferApproval' | 'WaitingOnCandidateResponse' | null; jobId?: string }

export const bulkControls = [
  /** Creates many candidates, each with an offer; with `emit` every one tells its webhooks as usual. */
  defineAccountControl({
    name: 'bulk.create',
    input: {
      count: z.number().int().min(1).max(100_000),
      /** Null makes candidates and applications without offers. */
      status: z.enum(['WaitingOnOfferApproval', 'WaitingOnCandidateResponse']).nullable().default('WaitingOnCandidateResponse'),
      emit: z.boolean().default(false),
      jobId: z.string().optional(),
    },
    async run({ sandbox, account }, { emit, ...input }) {
      const offerIds: string[] = []
      const offset = account.tables.candidate.order.length

      for (let start = 0; start < input.count; start += CHUNK_SIZE) {
        const numbers = Array.from({ length: Math.min(CHUNK_SIZE, input.count - start) }, (_, position) => offset + start + position)

        if (emit) {
          // Each is an act of its own: a webhookActionId belongs to one act.
          for (const number of numbers)
            offerIds.push(...sandbox.store.write(account, (transaction) => createOne(transaction, input, number)))
        } else {
          offerIds.push(
            ...sandbox.store.write(account, (transaction) => numbers.flatMap((number) => createOne(transaction, input, number)), {
              isSilent: true,
            }),
          )
        }

        await new Promise((resolve) => setImmediate(resolve))
      }

      return { offerIds }
    },
  }),
]

function createOne(transaction: Transaction, { status, jobId }: BulkInput, number: number): string[] {
  const jobs = transaction.account.tables.job.order.map((row) => row.value).filter((job) => job.status === 'Open' && !job.confidential)
  const job = jobId ? transaction.get('job', jobId) : jobs[number % jobs.length]
  if (!job) throw new ControlError('The account has no open job to make offers for.')

  const candidate = createCandidate(transaction, {
    name: `Candidate ${number}`,
    email: `candidate${number}@mail.example`,
    hasResume: false,
  })
  const application = createApplication(transaction, { candidateId: candidate.id, jobId: job.id, stageType: 'Offer' })
  if (!status) return []

  const startDate = new Date(Date.now() + (20 + (number % 100)) * DAY_MS).toISOString().slice(0, 10)
  const terms = { startDate, salary: 40_000 + (number % 900) * 100, currencyCode: 'EUR' }

  return [createOfferAsRecruiter(transaction, { applicationId: application.id, status, terms }).id]
}
