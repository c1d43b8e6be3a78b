import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ashbySource } from '#lib/sources/ashby/source.ts'
import { findSource } from '#lib/sources/registry.ts'
import applicationUpdate from '#tests/fixtures/ashby/application-update.json' with { type: 'json' }
import candidateDelete from '#tests/fixtures/ashby/candidate-delete.json' with { type: 'json' }
import candidateHire from '#tests/fixtures/ashby/candidate-hire.json' with { type: 'json' }
import candidateMerge from '#tests/fixtures/ashby/candidate-merge.json' with { type: 'json' }
import candidateStageChange from '#tests/fixtures/ashby/candidate-stage-change.json' with { type: 'json' }
import { ids } from '#tests/fixtures/ashby/objects.ts'
import offerCreate from '#tests/fixtures/ashby/offer-create.json' with { type: 'json' }
import offerDelete from '#tests/fixtures/ashby/offer-delete.json' with { type: 'json' }
import offerUpdate from '#tests/fixtures/ashby/offer-update.json' with { type: 'json' }
import pushToHris from '#tests/fixtures/ashby/push-to-hris.json' with { type: 'json' }

function readFixture(body: unknown) {
  const envelope = ashbySource.readEnvelope(body)
  if (!envelope) throw new Error('the fixture is not an envelope')

  return { envelope, event: ashbySource.findEvent(envelope.action), reading: ashbySource.findEvent(envelope.action)?.read(envelope.data) }
}

describe('events', () => {
  it('has one registered event for each event file', () => {
    const files = readdirSync(new URL('../../../lib/sources/ashby/events', import.meta.url))
    const events = files.map((file) => file.replace('.ts', '')).filter((name) => name !== 'registry' && name !== 'define-event')
    const actions = events.map((name) =>
      name === 'push-to-hris' ? 'pushToHRIS' : name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase()),
    )

    expect(actions.filter((action) => !ashbySource.findEvent(action))).toEqual([])
  })

  it('makes Offer Create a look at the offer, with what the payload showed as a hint', () => {
    const { envelope, event, reading } = readFixture(offerCreate)
    expect(envelope.actionId).toBe(offerCreate.webhookActionId)
    expect(event?.label).toBe('Offer Create')
    expect(reading).toEqual({
      kind: 'understood',
      subject: { kind: 'offer', externalId: ids.offer, candidateExternalId: null },
      intent: {
        kind: 'lookAtOffer',
        externalId: ids.offer,
        hint: {
          applicationExternalId: ids.application,
          versionId: ids.version,
          versionCreatedAt: '2026-11-02T09:15:00.000Z',
          offerStatus: 'WaitingOnOfferApproval',
        },
      },
    })
  })

  it('makes Offer Update a look at the offer', () => {
    const { event, reading } = readFixture(offerUpdate)
    expect(event?.label).toBe('Offer Update')
    expect(reading).toMatchObject({ intent: { kind: 'lookAtOffer', hint: { offerStatus: 'WaitingOnCandidateResponse' } } })
  })

  it('makes Offer Delete a question whether the offer is gone', () => {
    const { event, reading } = readFixture(offerDelete)
    expect(event?.label).toBe('Offer Delete')
    expect(reading).toMatchObject({ intent: { kind: 'offerGone', externalId: ids.offer, applicationExternalId: ids.application } })
  })

  it.each([
    [applicationUpdate, 'Application Update', 'Archived'],
    [candidateStageChange, 'Candidate Stage Change', 'Archived'],
    [candidateHire, 'Candidate Hired', 'Hired'],
    [pushToHris, 'Push to HRIS', 'Hired'],
  ])('makes %j a look at the application', (fixture, label, applicationStatus) => {
    const { event, reading } = readFixture(fixture)
    expect(event?.label).toBe(label)
    expect(reading).toEqual({
      kind: 'understood',
      subject: { kind: 'application', externalId: ids.application, candidateExternalId: ids.candidate },
      intent: {
        kind: 'lookAtApplication',
        externalId: ids.application,
        hint: { applicationStatus, updatedAt: '2026-11-03T10:00:00.000Z' },
      },
    })
  })

  it('makes Candidate Delete a question whether the candidate is to be forgotten', () => {
    const { event, reading } = readFixture(candidateDelete)
    expect(event?.label).toBe('Candidate Delete')
    expect(reading).toEqual({
      kind: 'understood',
      subject: { kind: 'candidate', externalId: ids.candidate, candidateExternalId: ids.candidate },
      intent: { kind: 'forgetCandidate', externalId: ids.candidate },
    })
  })

  it('makes Candidate Merge a re-pointing of the one that is gone to the one that stays', () => {
    const { event, reading } = readFixture(candidateMerge)
    const survivor = candidateMerge.data.mergedCandidate.id
    expect(event?.label).toBe('Candidate Merge')
    expect(reading).toEqual({
      kind: 'understood',
      subject: { kind: 'candidate', externalId: ids.candidate, candidateExternalId: survivor },
      intent: { kind: 'mergeCandidates', externalId: ids.candidate, intoExternalId: survivor },
    })
  })

  it.each(['candidateDelete', 'candidateMerge'])('does not read %s without the ids of candidates', (action) => {
    for (const data of [null, {}, { candidate: { id: 'x' } }, { deletedCandidate: { id: ids.candidate } }])
      expect(ashbySource.findEvent(action)?.read(data)).toMatchObject({ kind: 'wrong_shape' })
  })

  it('still understands an offer event that carries nothing but ids and nulls', () => {
    const data = { offer: { id: ids.offer, applicationId: null, offerStatus: null, latestVersion: null } }
    expect(ashbySource.findEvent('offerUpdate')?.read(data)).toMatchObject({
      kind: 'understood',
      intent: { hint: { versionId: null, offerStatus: null } },
    })
  })

  it.each([undefined, null, 'text', {}, { offer: null }, { offer: {} }, { offer: { id: 42 } }, { offer: { id: '../../apiKey.info' } }])(
    'says where a payload has the wrong shape, without quoting it: %j',
    (data) => {
      for (const action of ['offerCreate', 'offerUpdate', 'offerDelete']) {
        const reading = ashbySource.findEvent(action)?.read(data)
        expect(reading).toMatchObject({ kind: 'wrong_shape' })
        expect(JSON.stringify(reading)).not.toContain('apiKey')
      }
      expect(ashbySource.findEvent('applicationUpdate')?.read(data)).toMatchObject({ kind: 'wrong_shape' })
    },
  )

  it('does not know events it has no use for, and still has words for them', () => {
    expect(ashbySource.findEvent('jobPostingUpdate')).toBeUndefined()
    expect(ashbySource.findEvent('constructor')).toBeUndefined()
    expect(ashbySource.labelAction('jobPostingUpdate')).toBe('Job Posting Update')
  })

  it.each([null, [], 'ping', 7, {}, { data: {} }, { action: '' }, { action: 5 }])('does not take %j for an event', (body) => {
    expect(ashbySource.readEnvelope(body)).toBeNull()
  })

  it('reads an envelope without an action id, as the API description has it', () => {
    expect(ashbySource.readEnvelope({ action: 'offerCreate', data: {} })).toEqual({ action: 'offerCreate', actionId: null, data: {} })
  })
})

describe('findSource', () => {
  it('knows Ashby and nothing that merely looks like a key', () => {
    expect(findSource('ashby')).toBe(ashbySource)
    expect(findSource('toString')).toBeNull()
    expect(findSource('greenhouse')).toBeNull()
  })
})
