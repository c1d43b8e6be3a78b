import { describe, expect, it } from 'vitest'
import { rebaseSettings } from '#components/offer-page-settings/rebase-settings.ts'
import { createDefaultSettings } from '#lib/domain/offer-page/rules.ts'
import type { PageDesign, PageSettings } from '#lib/domain/offer-page/schema.ts'

const base = createDefaultSettings({ organizationName: 'Heron Maps' })
const withDesign = (part: Partial<PageDesign>, from: PageSettings = base): PageSettings => ({
  ...from,
  design: { ...from.design, ...part },
})

describe('a draft under which somebody else saved', () => {
  it('takes in what only they changed and keeps what only I changed', () => {
    const mine = withDesign({ title: 'Welcome, {firstName}' })
    const theirs = { ...withDesign({ colour: '#123456' }), timing: { ...base.timing, deadlineDays: 14 } }
    const { settings, taken, contested } = rebaseSettings({ base, mine, theirs })

    expect(settings.design).toEqual({ ...base.design, title: 'Welcome, {firstName}', colour: '#123456' })
    expect(settings.timing.deadlineDays).toBe(14)
    expect(taken).toEqual(['Colour', 'Deadline'])
    expect(contested).toEqual([])
  })

  it('keeps mine where both changed the same, and names it', () => {
    const mine = withDesign({ note: 'Mine' })
    const theirs = withDesign({ note: 'Theirs', consentText: 'I agree to everything above.' })
    const { settings, contested } = rebaseSettings({ base, mine, theirs })

    expect(settings.design.note).toBe('Mine')
    expect(settings.design.consentText).toBe('I agree to everything above.')
    expect(contested).toEqual(['Letter'])
  })

  it('asks nothing where both changed it to the same', () => {
    const same = withDesign({ colour: '#123456' })

    expect(rebaseSettings({ base, mine: same, theirs: same })).toEqual({ settings: same, taken: [], contested: [] })
  })
})
