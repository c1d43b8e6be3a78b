import { describe, expect, it } from 'vitest'
import { interpretOfferStatus, isApplicationBehind, isBehind, judgeReadiness } from '#lib/sources/ashby/offer-status.ts'

describe('judgeReadiness', () => {
  it.each(['Active', 'Hired', 'Lead', 'AStatusOfNextYear'])('lets a waiting offer in while its application is %s', (applicationStatus) => {
    expect(judgeReadiness({ offerStatus: 'WaitingOnCandidateResponse', applicationStatus })).toEqual({ isReady: true })
  })

  it.each([
    ['WaitingOnOfferApproval', 'Active', 'Not approved yet in Ashby'],
    ['WaitingOnApprovalStart', 'Active', 'Its approval has not started in Ashby yet'],
    ['WaitingOnApprovalDefinition', 'Active', 'Its approval steps are not set in Ashby yet'],
    ['CandidateAccepted', 'Hired', 'Already accepted in Ashby'],
    ['CandidateRejected', 'Active', 'Already declined in Ashby'],
    ['OfferCancelled', 'Active', 'Cancelled in Ashby'],
    ['WaitingOnCandidateResponse', 'Archived', 'The application is archived in Ashby'],
    ['Sideways', 'Active', 'Handoff does not know Ashby\'s offer status "Sideways"'],
    [null, 'Active', 'Ashby did not say what state the offer is in'],
  ])('keeps %s on an application that is %s out, saying why', (offerStatus, applicationStatus, reason) => {
    expect(judgeReadiness({ offerStatus, applicationStatus })).toEqual({ isReady: false, reason })
  })
})

describe('isBehind', () => {
  const hint = {
    applicationExternalId: null,
    versionId: 'v2',
    versionCreatedAt: '2026-11-02T10:00:00Z',
    offerStatus: 'WaitingOnCandidateResponse',
  }
  const read = { versionId: 'v2', versionCreatedAt: '2026-11-02T10:00:00Z', status: 'WaitingOnCandidateResponse' }

  it('is false when the read shows what the event showed', () => {
    expect(isBehind({ read, hint })).toBe(false)
  })

  it('is true for an older version, whatever its status', () => {
    expect(isBehind({ read: { versionId: 'v1', versionCreatedAt: '2026-11-01T10:00:00.000Z', status: 'CandidateAccepted' }, hint })).toBe(
      true,
    )
    expect(isBehind({ read: { versionId: null, versionCreatedAt: null, status: null }, hint })).toBe(true)
  })

  it('is false for a newer version: the event came late, not the read', () => {
    const newer = { versionId: 'v3', versionCreatedAt: '2026-11-03T10:00:00.000Z', status: 'WaitingOnApprovalStart' }
    expect(isBehind({ read: newer, hint })).toBe(false)
  })

  it('is true for the same version with a status that has not come as far, false when it has come further', () => {
    expect(isBehind({ read: { ...read, status: 'WaitingOnOfferApproval' }, hint })).toBe(true)
    expect(isBehind({ read: { ...read, status: 'CandidateAccepted' }, hint })).toBe(false)
  })

  it('is true when two ends disagree, because nobody can say which is newer', () => {
    expect(isBehind({ read: { ...read, status: 'CandidateAccepted' }, hint: { ...hint, offerStatus: 'OfferCancelled' } })).toBe(true)
  })

  it('is true when a status we do not know differs', () => {
    expect(isBehind({ read: { ...read, status: 'Sideways' }, hint })).toBe(true)
  })

  it('is false without a hint or with one that shows no version', () => {
    expect(isBehind({ read, hint: null })).toBe(false)
    expect(isBehind({ read, hint: { ...hint, versionId: null } })).toBe(false)
  })

  it('compares instants and not texts', () => {
    const sameInstant = { versionId: 'v9', versionCreatedAt: '2026-11-02T11:00:00+01:00', status: 'WaitingOnCandidateResponse' }
    expect(isBehind({ read: sameInstant, hint })).toBe(false)
  })
})

describe('isApplicationBehind', () => {
  it('compares the time of the last change', () => {
    const hint = { applicationStatus: 'Archived', updatedAt: '2026-11-02T10:00:00.000Z' }
    expect(isApplicationBehind({ updatedAt: '2026-11-02T09:59:59.999Z', hint })).toBe(true)
    expect(isApplicationBehind({ updatedAt: '2026-11-02T10:00:00.000Z', hint })).toBe(false)
    expect(isApplicationBehind({ updatedAt: null, hint })).toBe(false)
    expect(isApplicationBehind({ updatedAt: '2026-11-02T09:00:00.000Z', hint: null })).toBe(false)
  })
})

describe('interpretOfferStatus', () => {
  it('never guesses about a status it does not know', () => {
    expect(interpretOfferStatus('Sideways')).toBe('unknown')
    expect(interpretOfferStatus(null)).toBe('unknown')
    expect(interpretOfferStatus('CandidateRejected')).toBe('declined')
  })
})
