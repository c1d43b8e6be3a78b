import { implementForOrganization } from '#lib/domain/access/api.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { listConnections } from '#lib/domain/connections/queries.ts'
import { countEvents, listEvents } from '#lib/domain/events/queries.ts'
import { type Home, homeContract } from '#lib/domain/home/contract.ts'
import { countEventsPerDay, readOfferFigures, readStartingSoon } from '#lib/domain/home/queries.ts'
import { countOffers, listOffers } from '#lib/domain/offers/lists/queries.ts'
import { describeConnection } from '../describe-connection.ts'

const os = implementForOrganization(homeContract)

const ATTENTION_MAX = 5
const UPCOMING_MAX = 8
/** What somebody is told who may not see offers. */
const NO_OFFERS: Home['offerCounts'] = { Unpublished: 0, Published: 0, Accepted: 0, Declined: 0, Withdrawn: 0 }

const NOBODY_STARTS = { startingSoon: [], startingSoonCount: 0 }

export const homeApi = {
  get: os.get.handler(async ({ context: { access } }): Promise<Home> => {
    const { scope, organization, permissions } = access
    const visibility = { confidential: permissions.includes('confidential.read') }
    const mayReadEvents = permissions.includes('events.read')
    const mayReadOffers = permissions.includes('offers.read')
    const { timeZone } = organization

    const [offerCounts, figures, upcoming, rows, counts, attention, failed, eventsPerDay, starting] = await Promise.all([
      mayReadOffers ? countOffers({ scope, visibility }) : NO_OFFERS,
      readOfferFigures({ scope, timeZone, visibility }),
      mayReadOffers
        ? listOffers({ scope, visibility, state: 'Unpublished', sort: 'startDate', order: 'asc', limit: UPCOMING_MAX })
        : { items: [] },
      listConnections(scope),
      mayReadEvents ? countEvents({ scope, visibility }) : { needsAttention: 0, failed: 0 },
      mayReadEvents ? listEvents({ scope, visibility, state: 'NeedsAttention', limit: ATTENTION_MAX }) : { items: [] },
      mayReadEvents ? listEvents({ scope, visibility, state: 'Failed', limit: ATTENTION_MAX }) : { items: [] },
      mayReadEvents ? countEventsPerDay({ scope, timeZone }) : [],
      permissions.includes('people.read')
        ? readStartingSoon({ scope, timeZone, newHires: permissions.includes('newHires.manage') ? visibility : null })
        : NOBODY_STARTS,
    ])
    const connections = await Promise.all(rows.map((row) => describeConnection({ scope, row, readerPermissions: permissions })))
    const waiting = [...attention.items, ...failed.items].sort((left, right) => right.receivedAt.localeCompare(left.receivedAt))

    return {
      organizationId: organization.id,
      offerCounts,
      startingWithin30Days: mayReadOffers ? figures.startingWithin30Days : 0,
      oldestPublishedAt: mayReadOffers ? figures.oldestPublishedAt : null,
      needsAttention: waiting.slice(0, ATTENTION_MAX),
      needsAttentionCount: counts.needsAttention,
      failedCount: counts.failed,
      upcoming: upcoming.items,
      ...starting,
      connections: permissions.includes('connections.read') ? connections : [],
      eventsPerDay,
      setup: describeSetup({ connections, ...figures, organization }),
    }
  }),
}

type SetupInput = {
  connections: Connection[]
  hasOffers: boolean
  hasHires: boolean
  organization: { defaultPayInterval: string | null }
}

/** The steps to a working installation, in order. */
function describeSetup({ connections, hasOffers, hasHires, organization }: SetupInput): Home['setup'] {
  const live = connections.filter(({ state }) => state !== 'Disconnected')
  // By hand no offer ever comes in.
  const isByHand = live.length > 0 && live.every(({ keyLastFour }) => keyLastFour === null)

  return [
    { key: 'connect', isDone: live.length > 0 },
    { key: 'configure', isDone: live.some(({ state }) => state === 'Connected' || state === 'Paused') },
    { key: 'verified', isDone: live.some(({ isVerified }) => isVerified) },
    isByHand ? { key: 'first-hire', isDone: hasHires } : { key: 'first-offer', isDone: hasOffers },
    { key: 'pay-defaults', isDone: organization.defaultPayInterval !== null },
  ]
}
