import { describe, expect, it } from 'vitest'
import { compareMatch } from '#components/hire-matches/compare-match.ts'
import { describeMatch, describeSignals } from '#components/hire-matches/match-words.ts'
import { makeHire, makeMatch } from './new-hire-fixture.ts'

const today = '2026-11-21'
const sameOf = (match = makeMatch(), hire = makeHire()) =>
  Object.fromEntries(compareMatch({ hire, match, today }).map(({ label, same }) => [label, same]))

describe('two people side by side', () => {
  it('mark what is the same, however it is written, and nothing that no signal speaks for', () => {
    const match = makeMatch({ name: 'Maximiliano Fernández', personalPhone: '(0598) 9400-0117' })

    expect(sameOf(match)).toEqual({ Name: null, 'Personal e-mail': 'same', Phone: 'same', Role: null, 'Time with us': null })
  })

  it('say where another address than the shown one is the same', () => {
    expect(sameOf(makeMatch({ personalEmail: 'm.fernandez@work.example' }))).toMatchObject({ 'Personal e-mail': 'elsewhere' })
    expect(sameOf(makeMatch({ personalPhone: null }))).toMatchObject({ Phone: 'elsewhere' })
  })

  it('show LinkedIn where one of them has it, and know an address with and without its beginning', () => {
    const hire = makeHire({ fields: { linkedIn: { value: 'https://www.linkedin.com/in/maxf/' } } })

    expect(sameOf(makeMatch({ signals: ['linkedIn'], linkedIn: 'http://linkedin.com/in/MaxF?trk=x' }), hire)).toMatchObject({
      LinkedIn: 'same',
    })
    expect(sameOf()).not.toHaveProperty('LinkedIn')
  })

  it('tell the time of each', () => {
    const time = (change: Parameters<typeof makeMatch>[0]) => compareMatch({ hire: makeHire(), match: makeMatch(change), today }).at(-1)

    expect(time({})).toMatchObject({ here: 'Starts 1 Dec', there: '4 Mar 2022 to 31 Aug 2024' })
    expect(time({ endDate: null })).toMatchObject({ there: 'Since 4 Mar 2022' })
    expect(time({ startDate: null, endDate: null })).toMatchObject({ there: null })
  })
})

describe('who it may be, in words', () => {
  const titleOf = (change: Parameters<typeof makeMatch>[0]) => {
    const { before, after } = describeMatch({ match: makeMatch(change), today })

    return `${before} X${after}`
  }

  it('tells who left from who is here, and from another new hire', () => {
    expect(titleOf({})).toBe('Possible rehire: this may be X, who left on 31 Aug 2024')
    expect(titleOf({ endDate: null })).toBe('Maybe in People already: this may be X, here since 4 Mar 2022')
    expect(titleOf({ endDate: '2027-01-31' })).toMatch(/^Maybe in People already/)
    expect(titleOf({ kind: 'newHire' })).toBe('Maybe hired twice: this may be X, who is pending too')
  })

  it('says what is the same, and how little where it is only one thing', () => {
    expect(describeSignals(makeMatch())).toBe('E-mail and phone are the same. You decide; nothing is merged on its own.')
    expect(describeSignals({ signals: ['name'], isSure: false })).toMatch(/^Only the name is the same\./)
    expect(describeSignals({ signals: ['candidate'], isSure: true })).toMatch(/^Candidate in Ashby is the same\./)
  })
})
