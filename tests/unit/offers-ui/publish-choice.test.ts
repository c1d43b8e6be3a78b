import { describe, expect, it } from 'vitest'
import { choosePublish, findLeaving, findNewestVersion } from '#components/offer-publishing/publish-choice.ts'
import { findPause } from '#components/offer-publishing/use-publishing.ts'
import type { RecordIssue } from '#lib/domain/values/contract.ts'
import { makeOffer } from './offer-fixture.ts'
import { makeObstacle, makePublishing, makeVersion } from './publishing-fixture.ts'

const issue: RecordIssue = {
  field: 'payInterval',
  label: 'Pay interval',
  sensitivity: 'pay',
  code: 'unknown_interval',
  message: 'Ashby sends no interval.',
  found: null,
  isBlocking: true,
}

describe('the one filled button', () => {
  it('carries the first obstacle until its field is mended on screen', () => {
    const publishing = makePublishing({ obstacles: [makeObstacle()] })

    expect(choosePublish({ offer: makeOffer({ fields: { payInterval: { issue } } }), publishing })?.obstacle?.reason).toBe(
      'pay interval missing',
    )
    expect(choosePublish({ offer: makeOffer({ fields: { payInterval: { value: 'Year' } } }), publishing })?.obstacle).toBeNull()
  })

  it('is not there where the candidate sees it all already, or has answered', () => {
    const seen = makePublishing({ obstacles: [makeObstacle({ code: 'nothing_new', field: null })] })

    expect(choosePublish({ offer: makeOffer({ state: 'Published' }), publishing: seen })).toBeNull()
    expect(choosePublish({ offer: makeOffer({ state: 'Accepted' }), publishing: makePublishing() })).toBeNull()
  })

  it('publishes changes of what is published', () => {
    expect(choosePublish({ offer: makeOffer({ state: 'Published' }), publishing: makePublishing() })?.label).toBe('Publish changes')
  })
})

describe('the version that counts', () => {
  it('is the newest that was not taken back', () => {
    const publishing = makePublishing({ versions: [makeVersion({ number: 2, isUndone: true }), makeVersion({ number: 1 })] })

    expect(findNewestVersion(publishing)?.number).toBe(1)
    expect(findLeaving(publishing)).toBeNull()
  })

  it('is read again when its mail may have left, then every few seconds', () => {
    const version = makeVersion({ mail: { state: 'Waiting', sentAt: null, refusal: null } })
    const publishing = makePublishing({ versions: [version] })
    const visibleMs = new Date(version.visibleAt).getTime()

    expect(findPause({ publishing, nowMs: visibleMs - 4000 })).toBe(5500)
    expect(findPause({ publishing, nowMs: visibleMs + 1000 })).toBe(3000)
    expect(findPause({ publishing, nowMs: visibleMs + 3_600_000 })).toBe(30_000)
    expect(findPause({ publishing: makePublishing({ versions: [makeVersion()] }), nowMs: visibleMs })).toBe(false)
  })
})
