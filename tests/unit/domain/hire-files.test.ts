import { describe, expect, test } from 'vitest'
import { judgeFailure, type KnownFile, planFiles, type ShownFile } from '#lib/domain/new-hires/files/rules.ts'

const shown = (externalId: string, kind: ShownFile['kind'] = 'CandidateFile'): ShownFile => ({
  externalId,
  kind,
  handle: `handle of ${externalId}`,
  name: `${externalId}.pdf`,
})
const known = (externalId: string, kind?: ShownFile['kind'], change: Partial<KnownFile> = {}): KnownFile => ({
  ...shown(externalId, kind),
  id: `row of ${externalId}`,
  state: 'Stored',
  errorCode: null,
  documentId: `document of ${externalId}`,
  isReplaced: false,
  ...change,
})
const nothing = { add: [], change: [], replaced: [], drop: [] }

describe('what follows from what the source shows', () => {
  test('is nothing for files that are here, and the new ones where there are some', () => {
    const plan = planFiles({ known: [known('a')], shown: [shown('a'), shown('b')], offKinds: [] })

    expect(plan).toEqual({ ...nothing, add: [{ ...shown('b'), isReplaced: false }] })
  })

  test('of a new résumé is that the old one becomes history, although the source lists it among the other files', () => {
    const old = known('old', 'Resume')
    const plan = planFiles({ known: [old], shown: [shown('new', 'Resume'), shown('old')], offKinds: [] })

    expect(plan.add).toEqual([{ ...shown('new', 'Resume'), isReplaced: false }])
    expect(plan.change).toMatchObject([{ id: old.id, kind: 'Resume', isReplaced: true }])
    expect(plan.replaced).toEqual([old])
  })

  test('of several signed copies is that only the last counts', () => {
    const plan = planFiles({ known: [], shown: [shown('a', 'SignedOfferLetter'), shown('b', 'SignedOfferLetter')], offKinds: [] })

    expect(plan.add.map(({ externalId, isReplaced }) => [externalId, isReplaced])).toEqual([
      ['a', true],
      ['b', false],
    ])
  })

  test('of files that are no longer shown is that those never fetched go, and the others stay as history', () => {
    const waiting = known('waiting', 'CandidateFile', { state: 'Waiting', documentId: null })
    const stored = known('stored')
    const plan = planFiles({ known: [waiting, stored], shown: [], offKinds: [] })

    expect(plan.drop).toEqual([waiting.id])
    expect(plan.change).toMatchObject([{ id: stored.id, isReplaced: true }])
  })

  test('of a kind that is off is that none comes, and what is here stays as it is', () => {
    const plan = planFiles({ known: [known('here', 'Resume')], shown: [shown('new', 'Resume')], offKinds: ['Resume'] })

    expect(plan).toEqual(nothing)
  })

  test('of a file that somebody removed here is nothing: it is not fetched again', () => {
    const plan = planFiles({ known: [known('a', 'CandidateFile', { documentId: null })], shown: [shown('a')], offKinds: [] })

    expect(plan).toEqual(nothing)
  })

  test('of a new handle for one that Ashby no longer gave out is another try', () => {
    const gone = known('a', 'CandidateFile', { state: 'Refused', errorCode: 'file_gone', documentId: null, handle: 'old handle' })
    const plan = planFiles({ known: [gone], shown: [shown('a')], offKinds: [] })

    expect(plan.change).toMatchObject([{ id: gone.id, isWanted: true }])
  })
})

describe('a failure', () => {
  test('is about the file, about the account, or passes', () => {
    const kindOf = (code: string, retry: 'no' | 'later') => judgeFailure({ code, retry }).kind

    expect(judgeFailure({ code: 'ashby_not_found', retry: 'no' })).toEqual({ kind: 'refuse', code: 'file_gone' })
    expect([kindOf('paused', 'no'), kindOf('ashby_permission_missing', 'no')]).toEqual(['stop', 'stop'])
    expect([kindOf('ashby_rate_limited', 'later'), kindOf('outbound_status', 'later')]).toEqual(['wait', 'wait'])
  })
})
