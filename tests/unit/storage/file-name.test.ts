import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanFileName, readExtension } from '#lib/platform/storage/file-name.ts'

describe('the name of a file', () => {
  test.each([
    ['Offer letter (final).pdf', 'Offer letter (final).pdf'],
    ['Vertrag für Zoë 🦊.pdf', 'Vertrag für Zoë 🦊.pdf'],
    ['قرارداد\u200Cکار.pdf', 'قرارداد\u200Cکار.pdf'],
    ['C:\\fakepath\\cv.pdf', 'cv.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['annexe\u202Efdp.exe', 'annexefdp.exe'],
    ['\u2066a\u2069\u200Eb\u2028c\u0000\r\n.txt', 'abc.txt'],
    ['<b>Ada</b>.pdf', 'b>.pdf'],
    ['  spaced \t out .pdf ', 'spaced out .pdf'],
    ['.htaccess', 'htaccess'],
    ['report.pdf. .', 'report.pdf'],
    ['half \uD800 pair.pdf', 'half \uFFFD pair.pdf'],
    ['', 'file'],
    ['../..', 'file'],
    ['\u202E\u0007', 'file'],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanFileName(given)).toBe(clean)
  })

  test('is cut to 200 characters and keeps its extension', () => {
    const cut = cleanFileName(`${'é🦊'.repeat(150)}.PDF`)
    expect([...cut]).toHaveLength(200)
    expect(cut.endsWith('🦊.PDF')).toBe(true)
    expect(readExtension(cut)).toBe('pdf')
    expect([...cleanFileName(`a.${'b'.repeat(300)}`)]).toHaveLength(200)
  })

  test('has nothing unsafe in it and stays as it is when cleaned again, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const clean = cleanFileName(given)
        expect(clean).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069/\\]|^\.|^$/u)
        expect([...clean].length).toBeLessThanOrEqual(200)
        expect(cleanFileName(clean)).toBe(clean)
      }),
    )
  })
})
