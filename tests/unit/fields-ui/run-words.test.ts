import { describe, expect, it } from 'vitest'
import { describeProgress, describeResult, describeUndo } from '#components/mapping-runs/run-words.ts'

const run = { object: 'Offer', version: 9, changed: 3, kept: 0 } as const

describe('a pass in words', () => {
  it('counts while it is on its way', () => {
    expect(describeProgress({ kind: 'Reapply', object: 'Offer', seen: 62, total: 287 })).toBe('Filling 62 of 287 offers')
    expect(describeProgress({ kind: 'Undo', object: 'Offer', seen: 0, total: null })).toBe('Taking back offers')
  })

  it('says what it changed, and that what people edited stayed', () => {
    expect(describeResult({ ...run, kind: 'Reapply', kept: 1 })).toBe(
      'Version 9 changed 3 offers. In 1 offer something stayed, because a person edited it.',
    )
    expect(describeResult({ ...run, kind: 'Undo', changed: 1 })).toBe('Version 9 is undone. 1 offer holds again what it held before.')
  })

  it('says before an undo which rules come back, as which version, and for how many records', () => {
    const words = describeUndo({ ...run, kind: 'Reapply' })

    expect(words).toContain('The rules of version 8 become version 10.')
    expect(words).toContain('3 offers that the re-apply changed')
    expect(words).toContain('published offers stay as they are')
  })

  it('calls new hires what they are, and says what of them stays', () => {
    expect(describeProgress({ kind: 'Fill', object: 'Person', seen: 1, total: 4 })).toBe('Filling 1 of 4 new hires')
    const words = describeUndo({ ...run, object: 'Person', kind: 'Fill' })

    expect(words).toContain('Every pending new hire that version 9 filled')
    expect(words).toContain('added people stay as they are')
  })
})
