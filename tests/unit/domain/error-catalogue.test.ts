import { describe, expect, test } from 'vitest'
import { findErrorEntry, listErrorEntries } from '#lib/domain/error-catalogue/rules.ts'
import { errorCodes, isCatalogued } from '#lib/domain/error-catalogue/terms.ts'
import { describeHidden } from '#lib/pipeline/event-endings.ts'
import { collectErrorCodes } from './error-codes.ts'

/** What is called a code and is no error: words for one place, which stand there in full. */
const noErrors: readonly { file: string; codes: readonly string[]; why: string }[] = [
  {
    file: 'lib/pipeline/describe-catalogue.ts',
    codes: ['permission', 'key', 'failed', 'unread', 'limits'],
    why: 'the note above the places that rules can read',
  },
  {
    file: 'lib/domain/offer-publishing/rules.ts',
    codes: ['issue', 'start_date_past'],
    why: 'what stands before publishing, told at the field',
  },
  { file: 'lib/pipeline/write-answer-back.ts', codes: ['reading_back'], why: 'a step on the way, not an end' },
]

/** What zod itself calls a problem of ours, wherever a schema tells one. */
const ZODS_WORD = 'custom'

/** Codes that are put together, and what comes of them. */
const composed: Readonly<Record<string, readonly string[]>> = {
  '*_hidden': (['offer', 'application', 'candidate'] as const).map((what) => describeHidden(what).code),
}

const found = collectErrorCodes().flatMap(({ code, file }) => (composed[code] ?? [code]).map((each) => ({ code: each, file })))
const isNoError = ({ code, file }: { code: string; file: string }) =>
  code === ZODS_WORD || noErrors.some((exception) => exception.file === file && exception.codes.includes(code))

describe('every code of an error has its page of words', () => {
  test('the source is read', () => {
    expect(found.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['ashby_key_invalid', 'offer_hidden', 'webhook_off', 'file_empty', 'internal_error', 'other_answer']),
    )
    expect(found.length).toBeGreaterThan(100)
  })

  test('no code in the source is without words', () => {
    const missing = found.filter((one) => !isNoError(one) && !isCatalogued(one.code)).map(({ code, file }) => `${code} in ${file}`)

    expect([...new Set(missing)]).toEqual([])
  })

  test('no words are there for a code that nothing uses', () => {
    const used = new Set(found.map(({ code }) => code))

    expect(
      Object.values(errorCodes)
        .flat()
        .filter((code) => !used.has(code)),
    ).toEqual([])
  })

  test('an exception that is not needed any more is no exception', () => {
    const needless = noErrors.flatMap(({ file, codes }) =>
      codes.filter((code) => !found.some((one) => one.file === file && one.code === code)),
    )

    expect(needless).toEqual([])
  })
})

describe('the words', () => {
  const entries = listErrorEntries()

  test('each code once, and each is found', () => {
    const codes = entries.map(({ code }) => code)

    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.toSorted()).toEqual(Object.values(errorCodes).flat().toSorted())
    for (const entry of entries) expect(findErrorEntry(entry.code)).toEqual(entry)
    expect(findErrorEntry('added')).toBeNull()
  })

  test.each(entries.map((entry) => [entry.code, entry] as const))('%s says what happened, why and what to do', (_code, entry) => {
    const { title, what, why, steps, retry } = entry
    expect(title).toMatch(/^[A-Z].*[^.!?]$/)
    for (const sentence of [what, why, ...steps]) expect(sentence).toMatch(/^[A-Z].*[.?]$/)
    expect([title, what, why, ...steps].join(' ')).not.toMatch(/please|oops|!|\bOK\b|something went wrong$/i)
    // Where trying again helps only after an act, that act has to be told.
    if (retry === 'afterwards') expect(steps.length).toBeGreaterThan(0)
  })
})
