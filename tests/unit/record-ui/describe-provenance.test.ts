import { describe, expect, it } from 'vitest'
import { describeProvenance } from '#components/record/describe-provenance.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'
import { makeField } from '#tests/unit/offers-ui/offer-fixture.ts'

const describeField = (field: RecordField, isPushed = false) =>
  describeProvenance({
    field,
    viewer: 'Imani',
    timeZone: 'UTC',
    now: '2026-11-20T10:02:00.000Z',
    readAt: '2026-11-20T10:00:00.000Z',
    theirs: null,
    noun: { one: 'offer', isPushed },
  })

const filled = { by: null, at: null, path: 'customField.1', pathLabel: 'Signing bonus', version: 8 }

describe('where a value came from', () => {
  it.each(['constant', 'template', 'lookup'] as const)('names a %s by its own word', (kind) => {
    expect(describeField(makeField({ value: 'x', provenance: { ...filled, kind } }))?.kind).toBe(kind)
  })

  it('tells Ashby’s name of a custom field, its path, and the version that read it', () => {
    expect(describeField(makeField({ value: 'x', provenance: { ...filled, kind: 'source' } }))).toMatchObject({
      kind: 'ashby',
      title: 'From Ashby · read 2 min ago',
      details: [
        { term: 'Field', value: 'Signing bonus' },
        { term: 'Path', value: 'customField.1' },
        { term: 'Mapping', value: 'Version 8' },
        { term: 'Read' },
      ],
    })
  })

  it('says of what another system told that it was pushed, and nothing of Ashby', () => {
    const pushed = { ...filled, path: 'offer.startDate', pathLabel: 'Pushed: startDate', version: 0 }
    expect(describeField(makeField({ value: 'x', provenance: { ...pushed, kind: 'source' } }), true)).toMatchObject({
      kind: 'pushed',
      title: 'Pushed over the API · 2 min ago',
      details: [{ term: 'Field', value: 'Pushed: startDate' }, { term: 'Path' }, { term: 'Read' }],
    })
    expect(describeField(makeField({ provenance: { ...pushed, kind: 'none' } }), true)).toBeUndefined()
  })

  it('does not call a value missing that Ashby has and nobody could use', () => {
    const issue = {
      field: 'x',
      label: 'Perks',
      sensitivity: 'none',
      code: 'unmapped',
      message: '',
      found: '13th month',
      isBlocking: false,
    } as const

    expect(describeField(makeField({ provenance: { ...filled, kind: 'none' }, issue }))).toMatchObject({
      kind: 'ashby',
      title: 'What Ashby holds could not be used',
      details: [{ term: 'In Ashby', value: '13th month' }, {}, {}, {}, {}],
    })
  })
})
