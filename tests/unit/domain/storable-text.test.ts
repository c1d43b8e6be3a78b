import { describe, expect, it } from 'vitest'
import { toStorableJson, toStorableText } from '#lib/platform/format/storable-text.ts'

describe('what PostgreSQL does not keep', () => {
  it('is left out of text, and nothing else is', () => {
    expect(toStorableText('a\u0000b\ud83dc 😀\n')).toBe('ab\ufffdc 😀\n')
  })

  it('is left out of values and keys of JSON, also beside backslashes', () => {
    const odd = { 'k\u0000': ['\u0000', '\udc00x', '\\u0000', '\\\u0000', '😀', 'back\\slash'], n: null, d: undefined }
    expect(toStorableJson(odd)).toEqual({ k: ['', '\ufffdx', '\\u0000', '\\', '😀', 'back\\slash'], n: null })
  })
})
