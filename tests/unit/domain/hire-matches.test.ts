import { describe, expect, it } from 'vitest'
import {
  foldEmail,
  foldLinkedIn,
  foldName,
  foldPhone,
  isSureMatch,
  listSignals,
  toMatchSignals,
} from '#lib/domain/new-hires/matches/rules.ts'

describe('what somebody is recognised by', () => {
  it('is one e-mail address in whatever capitals, and another one with a plus', () => {
    expect(foldEmail(' Mara.Silva@Mail.Example ')).toBe('mara.silva@mail.example')
    expect(foldEmail('mara+jobs@mail.example')).not.toBe(foldEmail('mara@mail.example'))
    expect(foldEmail('not an address')).toBeNull()
  })

  it.each([
    ['+598 94 000 117', '094000117'],
    ['+49 (30) 1234-5678', '030 12345678'],
    ['0044 20 7946 0958', '020 7946 0958'],
    ['+1 415 555 0123 ext. 9', '(415) 555-0123'],
  ])('is one phone number, be it %s or %s', (one, other) => {
    expect(foldPhone(one)).not.toBeNull()
    expect(foldPhone(one)).toBe(foldPhone(other))
  })

  it('is no number too short to tell two people apart', () => {
    expect(foldPhone('0000 1234')).toBeNull()
    expect(foldPhone('call me')).toBeNull()
  })

  it.each([
    'https://www.linkedin.com/in/mara-silva/',
    'http://linkedin.com/in/Mara-Silva?originalSubdomain=uy',
    'https://uy.linkedin.com/in/mara-silva/es',
    'linkedin.com/in/mara%2Dsilva#about',
  ])('is one LinkedIn profile, also as %s', (url) => {
    expect(foldLinkedIn(url)).toBe('linkedin.com/in/mara-silva')
  })

  it('is no page that names no profile', () => {
    expect(foldLinkedIn('https://www.linkedin.com/')).toBeNull()
    expect(foldLinkedIn('http://%')).toBeNull()
  })

  it('is one name with and without accents, and none where a part is missing', () => {
    expect(foldName({ firstName: 'José', lastName: 'Núñez-Ríos' })).toBe(foldName({ firstName: 'jose', lastName: 'Nunez Rios' }))
    expect(foldName({ firstName: 'Siobhán', lastName: 'O’Brien' })).toBe(foldName({ firstName: 'Siobhan', lastName: "O'Brien" }))
    expect(foldName({ firstName: 'Cher', lastName: null })).toBeNull()
  })

  it('is every address and number of the candidate, each once, and the candidate', () => {
    const own = { firstName: 'Mara', lastName: 'Silva', personalEmail: 'mara@mail.example', personalPhone: null, linkedIn: null }
    const readings = {
      'candidate.email': { value: 'MARA@mail.example' },
      'candidate.emails': { value: ['mara@mail.example', 'm.silva@work.example'] },
      'candidate.phones': { value: ['094000117'] },
      'candidate.linkedIn': { value: null },
    }
    const traces = [{ sourceKey: 'ashby', environment: 'Sandbox', candidateExternalId: 'c-1', readings }]

    expect(listSignals({ own, traces })).toEqual([
      { kind: 'Email', value: 'mara@mail.example' },
      { kind: 'Email', value: 'm.silva@work.example' },
      { kind: 'Phone', value: '94000117' },
      { kind: 'Name', value: 'mara silva' },
      { kind: 'Candidate', value: 'ashby:Sandbox:c-1' },
    ])
  })
})

describe('two people', () => {
  it('are the same with two signals, maybe with one, and surely as one candidate', () => {
    expect(isSureMatch(toMatchSignals(['Name', 'Email']))).toBe(true)
    expect(isSureMatch(toMatchSignals(['Email']))).toBe(false)
    expect(isSureMatch(toMatchSignals(['Candidate']))).toBe(true)
  })
})
