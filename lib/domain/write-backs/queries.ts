import { readMemberNames } from '#lib/domain/access/queries.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { WriteBack } from './contract.ts'

/** A try as the job needs it. */
export type WriteBackTask = {
  id: string
  state: 'Waiting' | 'Sending'
  code: string | null
  requestId: string | null
  requestedById: string | null
  offerId: string
  connectionId: string
  /** Ashby's id of the offer. */
  externalId: string
  answer: 'Accepted' | 'Declined'
  answeredAt: Date
  /** False once the offer was opened again. */
  isStanding: boolean
}

/** A try that has not ended; null for one that has, or does not exist. */
export async function findOpenWriteBack({ scope, id }: { scope: TenantScope; id: string }): Promise<WriteBackTask | null> {
  return inTenant(scope, async (tx) => {
    const row = await tx.writeBack.findUnique({
      where: tenantKey(scope, id),
      select: {
        id: true,
        state: true,
        code: true,
        requestId: true,
        requestedById: true,
        offerId: true,
        offer: { select: { connectionId: true, externalId: true } },
        answer: { select: { kind: true, at: true, reopenedAt: true } },
      },
    })
    if (!row || (row.state !== 'Waiting' && row.state !== 'Sending')) return null
    const { offer, answer, state, ...rest } = row

    return { ...rest, state, ...offer, answer: answer.kind, answeredAt: answer.at, isStanding: answer.reopenedAt === null }
  })
}

/** As many tries as anybody reads. */
const ITEMS_MAX = 20

const offerSelect = {
  confidential: true,
  sourceStatus: true,
  sourceReadAt: true,
  connection: { select: { state: true, keyScopes: true, keyErrorCode: true, writesAnswersBack: true } },
  answers: { where: { reopenedAt: null }, take: 1, select: { id: true, kind: true } },
  writeBacks: {
    orderBy: { id: 'desc' },
    take: ITEMS_MAX,
    select: {
      id: true,
      state: true,
      message: true,
      requestId: true,
      requestedById: true,
      createdAt: true,
      endedAt: true,
      answerId: true,
      answer: { select: { kind: true } },
    },
  },
} satisfies Prisma.OfferSelect

type OfferRow = Prisma.OfferGetPayload<{ select: typeof offerSelect }>

/** Everything that decides whether an answer can be written to Ashby, and what was tried. */
export type StoredWriteBacks = {
  items: WriteBack[]
  /** The answer given on our page that stands; null where there is none. */
  answer: OfferRow['answers'][number] | null
  /** The answer's own newest try. */
  newest: { state: WriteBack['state']; endedAt: Date | null } | null
  sourceStatus: string
  sourceReadAt: Date
  connection: OfferRow['connection']
}

type ReadOptions = { scope: TenantScope; offerId: string; visibility: OfferVisibility }

/** Throws `not_found` for an offer that does not exist or may not be seen. */
export async function readWriteBacks(tx: TenantTransaction, { scope, offerId, visibility }: ReadOptions): Promise<StoredWriteBacks> {
  const row = await tx.offer.findUnique({ where: tenantKey(scope, offerId), select: offerSelect })
  if (!row || (row.confidential && !visibility.confidential)) throw notFoundError('offer')

  const names = await readMemberNames(
    tx,
    row.writeBacks.flatMap(({ requestedById }) => requestedById ?? []),
  )
  const answer = row.answers[0] ?? null

  return {
    items: row.writeBacks.map((item) => toWriteBack({ item, names })),
    answer,
    newest: row.writeBacks.find(({ answerId }) => answerId === answer?.id) ?? null,
    sourceStatus: row.sourceStatus,
    sourceReadAt: row.sourceReadAt,
    connection: row.connection,
  }
}

type ToWriteBack = { item: OfferRow['writeBacks'][number]; names: ReadonlyMap<string, string> }

function toWriteBack({ item, names }: ToWriteBack): WriteBack {
  return {
    id: item.id,
    state: item.state,
    answer: item.answer.kind,
    by: item.requestedById ? (names.get(item.requestedById) ?? 'A former member') : null,
    message: item.message,
    requestId: item.requestId,
    createdAt: item.createdAt.toISOString(),
    endedAt: item.endedAt?.toISOString() ?? null,
  }
}
