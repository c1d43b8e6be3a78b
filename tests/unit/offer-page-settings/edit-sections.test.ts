import { describe, expect, it } from 'vitest'
import { createClientId } from '#components/offer-page-settings/client-id.ts'
import { readColour } from '#components/offer-page-settings/colour-text.ts'
import { createSection, findSectionOf, listFreeKinds, moveItem, restoreSection } from '#components/offer-page-settings/edit-sections.ts'
import { fitLogo, renameLogo } from '#components/offer-page-settings/scale-logo.ts'
import { pageSectionSchema } from '#lib/domain/offer-page/schema.ts'

const pay = createSection({ kind: 'pay', id: createClientId() })
const role = { kind: 'fields' as const, id: createClientId(), title: 'Your role', fields: ['jobTitle'] }
const text = createSection({ kind: 'text', id: createClientId() })

describe('the sections of the page', () => {
  it('makes new ones that the API takes', () => {
    for (const kind of ['pay', 'fields', 'text', 'documents'] as const) {
      expect(pageSectionSchema.safeParse(createSection({ kind, id: createClientId() })).error).toBeUndefined()
    }
  })

  it('offers pay and documents once', () => {
    expect(listFreeKinds([pay, role])).toEqual(['fields', 'text', 'documents'])
  })

  it('moves one and stays at the ends', () => {
    expect(moveItem({ items: ['a', 'b', 'c'], index: 0, by: 1 })).toEqual(['b', 'a', 'c'])
    expect(moveItem({ items: ['a', 'b', 'c'], index: 2, by: 1 })).toEqual(['a', 'b', 'c'])
  })

  it('brings a removed one back to where it stood, once', () => {
    const back = restoreSection({ sections: [pay, text], section: role, index: 1 })

    expect(back.map(({ id }) => id)).toEqual([pay.id, role.id, text.id])
    expect(restoreSection({ sections: back, section: role, index: 1 })).toHaveLength(3)
  })

  it('tells in which other section a field stands', () => {
    expect(findSectionOf({ sections: [pay, role], field: 'jobTitle', except: pay.id })).toBe(role)
    expect(findSectionOf({ sections: [pay, role], field: 'jobTitle', except: role.id })).toBeNull()
  })
})

describe('the brand', () => {
  it.each([
    ['#0B5A53', '#0b5a53'],
    [' 0b5a53 ', '#0b5a53'],
    ['#abc', '#aabbcc'],
    ['teal', null],
    ['#12345', null],
  ])('reads %s as a colour', (typed, colour) => {
    expect(readColour(typed)).toBe(colour)
  })

  it('fits a logo into 480 × 160 and makes only drawings larger', () => {
    expect(fitLogo({ width: 2400, height: 600, canGrow: false })).toEqual({ width: 480, height: 120 })
    expect(fitLogo({ width: 100, height: 50, canGrow: false })).toEqual({ width: 100, height: 50 })
    expect(fitLogo({ width: 100, height: 50, canGrow: true })).toEqual({ width: 320, height: 160 })
    expect(fitLogo({ width: 3, height: 3000, canGrow: false })).toEqual({ width: 1, height: 160 })
  })

  it('gives what was redrawn the ending of what it is', () => {
    expect(renameLogo({ name: 'mark.final.svg', ending: 'png' })).toBe('mark.final.png')
    expect(renameLogo({ name: '.svg', ending: 'webp' })).toBe('logo.webp')
  })
})
