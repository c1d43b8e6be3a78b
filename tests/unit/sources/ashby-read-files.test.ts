import { describe, expect, test } from 'vitest'
import { readFiles } from '#lib/sources/ashby/read-files.ts'
import { ashbyCandidateSchema, ashbyOfferSchema } from '#lib/sources/ashby/schemas.ts'

const handleOf = (fileId: string, type = 'CandidateFile') =>
  Buffer.from(JSON.stringify({ handle: { type, fileId, ownerId: 'owner' }, signature: 'x', version: '1' })).toString('base64')
const file = (id: string, name: string, type?: string) => ({ id: `handle-${id}`, name, handle: handleOf(id, type) })

type Parts = { resume?: unknown; files?: unknown; letters?: unknown }

function read({ resume = null, files = null, letters = null }: Parts) {
  const candidate = ashbyCandidateSchema.parse({ id: 'c', name: 'Ana', resumeFileHandle: resume, fileHandles: files })
  const offer = ashbyOfferSchema.parse({ id: 'o', applicationId: 'a', latestVersion: { id: 'v', fileHandles: letters } })

  return readFiles({ candidate, offer })
}

const kindsOf = (letters: unknown) => Object.fromEntries(read({ letters }).map(({ externalId, kind }) => [externalId, kind]))

describe('files of a hire', () => {
  test('are told once each, by the id inside the handle, whatever lists name them', () => {
    const resume = file('1', 'cv.pdf')

    expect(read({ resume, files: [resume, file('2', 'portfolio.pdf')] })).toMatchObject([
      { externalId: '1', kind: 'Resume', name: 'cv.pdf', handle: handleOf('1') },
      { externalId: '2', kind: 'CandidateFile' },
    ])
  })

  test('without a handle are none, and one that hides its id is known by the id beside it', () => {
    expect(
      read({
        files: [
          { id: '1', name: 'a.pdf', handle: null },
          { id: '2', name: null, handle: 'opaque' },
        ],
      }),
    ).toEqual([{ externalId: '2', handle: 'opaque', name: '', kind: 'CandidateFile' }])
  })

  test.each([
    ['by their name', [file('1', 'Offer.pdf'), file('2', 'Offer.docx'), file('3', 'Offer (signed).pdf')]],
    ['by their handle', [file('1', 'Offer.pdf'), file('2', 'Offer.docx'), file('3', 'Offer.pdf', 'SignedOfferLetter')]],
    ['as the .pdf that is not the twin of the .docx', [file('3', 'DocuSign 4711.pdf'), file('1', 'Offer.pdf'), file('2', 'Offer.docx')]],
    ['as the later of two .pdf of one name', [file('1', 'Offer.pdf'), file('2', 'Offer.docx'), file('3', 'Offer.pdf')]],
  ])('that are signed letters are told %s', (_how, letters) => {
    expect(kindsOf(letters)).toEqual({ 1: 'OfferLetter', 2: 'OfferLetter', 3: 'SignedOfferLetter' })
  })

  test('that are letters still to be signed are not taken for signed ones', () => {
    expect(kindsOf([file('1', 'Offer (unsigned).pdf'), file('2', 'Offer.docx')])).toEqual({ 1: 'OfferLetter', 2: 'OfferLetter' })
    expect(kindsOf([file('1', 'Designed by us.pdf')])).toEqual({ 1: 'OfferLetter' })
  })
})
