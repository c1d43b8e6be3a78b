import type { PublishedVersion, Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { Obstacle } from '#lib/domain/offer-publishing/schema.ts'

/** A published version as the API tells it, mailed long ago, of which a test changes what it is about. */
export function makeVersion(change: Partial<PublishedVersion> = {}): PublishedVersion {
  return {
    id: '01930000-0000-7000-8000-0000000000a1',
    number: 1,
    publishedBy: 'Imani Achterberg',
    publishedAt: '2026-11-20T10:00:00.000Z',
    visibleAt: '2026-11-20T10:00:10.000Z',
    expiresAt: null,
    timeZone: 'Asia/Tokyo',
    isUndone: false,
    hash: '0'.repeat(64),
    mail: { state: 'Sent', sentAt: '2026-11-20T10:00:11.000Z', refusal: null },
    changes: [],
    ...change,
  }
}

export function makePublishing(change: Partial<Publishing> = {}): Publishing {
  return {
    offerId: '01930000-0000-7000-8000-000000000001',
    obstacles: [],
    versions: [],
    scheduled: null,
    lastRefusal: null,
    link: null,
    answer: null,
    defaultExpiresAt: null,
    timeZone: 'Asia/Tokyo',
    ...change,
  }
}

export function makeObstacle(change: Partial<Obstacle> = {}): Obstacle {
  return {
    code: 'issue',
    field: 'payInterval',
    reason: 'pay interval missing',
    message: 'Choose a pay interval.',
    sensitivity: 'pay',
    ...change,
  }
}
