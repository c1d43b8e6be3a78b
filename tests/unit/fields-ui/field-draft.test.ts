import { describe, expect, it } from 'vitest'
import { addOption, moveOption, pasteLines } from '#components/fields/edit-options.ts'
import { checkFieldDraft, listFieldChanges, readFieldInput, readOptionErrors, startFieldDraft } from '#components/fields/field-draft.ts'
import { makeField } from './field-fixture.ts'

const choice = makeField({
  key: 'c1',
  label: 'Contract',
  type: 'choice',
  options: [
    { value: 'full', label: 'Full time' },
    { value: 'part', label: 'Part time' },
  ],
})

describe('the form of a field', () => {
  it('sends only what was changed, so that another admin’s change stays', () => {
    const draft = { ...startFieldDraft(choice), help: ' As in the contract ' }

    expect(listFieldChanges({ field: choice, draft })).toEqual({ help: 'As in the contract' })
    expect(listFieldChanges({ field: choice, draft: startFieldDraft(choice) })).toEqual({})
  })

  it('sends of a built-in field nothing but whether it is required', () => {
    const field = makeField({ key: 'department', isBuiltIn: true })
    const draft = { ...startFieldDraft(field), label: 'Team', isRequired: true }

    expect(listFieldChanges({ field, draft })).toEqual({ isRequired: true })
  })

  it('keeps the value of an option that is renamed or moved, and leaves empty new rows out', () => {
    const start = startFieldDraft(choice)
    const renamed = start.options.map((option) => (option.value === 'full' ? { ...option, label: 'Full-time' } : option))
    const { options } = addOption({ options: moveOption({ options: renamed, id: 1, by: 1 }), afterId: null })

    expect(readFieldInput({ ...start, options }).options).toEqual([
      { value: 'part', label: 'Part time' },
      { value: 'full', label: 'Full-time' },
    ])
  })

  it('sends no options of a field that has none', () => {
    expect(readFieldInput({ ...startFieldDraft(choice), type: 'text' }).options).toEqual([])
  })

  it('says at the option what is wrong with it, also behind an empty row', () => {
    const start = startFieldDraft(choice)
    const { options, id } = addOption({ options: start.options, afterId: 1 })
    const { options: more, id: twinId } = addOption({ options, afterId: null })
    const draft = { ...start, options: more.map((option) => (option.id === twinId ? { ...option, label: ' full  TIME' } : option)) }
    const errors = readOptionErrors({ draft, errors: checkFieldDraft(draft) })

    expect([...errors.keys()]).toEqual([twinId])
    expect(errors.has(id)).toBe(false)
  })

  it('asks for a name, and for an option of a choice', () => {
    expect(Object.keys(checkFieldDraft({ ...startFieldDraft(null), label: ' \u200B ', type: 'choices' }))).toEqual(['label', 'options'])
  })
})

describe('pasting a list of options', () => {
  const options = startFieldDraft(choice).options

  it('makes a row of every line that says something', () => {
    const { options: rows, id } = addOption({ options, afterId: null })
    const pasted = pasteLines({ options: rows, id, text: 'Intern\r\n\r\n  Contractor \nFreelance\n' })

    expect(pasted?.options.map(({ label }) => label)).toEqual(['Full time', 'Part time', 'Intern', 'Contractor', 'Freelance'])
    expect(new Set(pasted?.options.map((option) => option.id)).size).toBe(5)
    expect(pasted?.addedCount).toBe(3)
  })

  it('overwrites no row that has a name', () => {
    const pasted = pasteLines({ options, id: 1, text: 'Intern\nContractor' })

    expect(pasted?.options.map(({ label }) => label)).toEqual(['Full time', 'Intern', 'Contractor', 'Part time'])
  })

  it('leaves one line to the input', () => {
    expect(pasteLines({ options, id: 1, text: 'Intern\n' })).toBeNull()
  })
})
