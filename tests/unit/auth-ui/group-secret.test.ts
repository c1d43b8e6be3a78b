import { describe, expect, it } from 'vitest'
import { groupSecret } from '#components/two-factor/group-secret.ts'

describe('a secret that is typed by hand', () => {
  it('is shown in groups of four and loses no character', () => {
    expect(groupSecret('JBSWY3DPEHPK3PXPA')).toBe('JBSW Y3DP EHPK 3PXP A')
    expect(groupSecret('')).toBe('')
  })
})
