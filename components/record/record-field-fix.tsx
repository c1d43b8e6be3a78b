'use client'

import { lazy, type ReactNode, Suspense, useState } from 'react'
import { buildFieldRuleHref } from '#components/mappings/mapping-address.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { fieldInSentence } from '#components/record/field-in-sentence.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import type { RecordNoun, ReviewedRecord } from '#components/record/reviewed-record.ts'
import { Button } from '#components/ui/button.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { FieldType } from '#lib/domain/fields/schema.ts'
import type { RecordField, RecordIssue } from '#lib/domain/values/contract.ts'

export type RecordFieldFixProps = {
  record: Pick<ReviewedRecord, 'connectionId'>
  noun: RecordNoun
  field: RecordField
  issue: RecordIssue
  onEdit: (edit: RecordEdit) => void
  onStart: () => void
}

/** What is chosen with one press is chosen right at the issue; anything else opens the editor. */
const chosenTypes: readonly FieldType[] = ['currency', 'interval', 'choice', 'yesNo']
/** Issues that a rule of the mapping would solve for every record. */
const codesOfRules: readonly RecordIssue['code'][] = ['no_rule', 'unknown_interval', 'invalid', 'unmapped']
/** What the API tells of Ashby's value is cut there: a row made of the rest would never match. */
const FOUND_MAX = 200

/** Both come with the first field that needs them: most records have no issue. */
const ValueControl = lazy(async () => ({ default: (await import('#components/fields/value-control.tsx')).ValueControl }))
const AddLookupRowDialog = lazy(async () => ({
  default: (await import('#components/record/add-lookup-row-dialog.tsx')).AddLookupRowDialog,
}))

/** What solves an issue right at its field: the control for this record, and the ways to what would solve it for all. */
export function RecordFieldFix({ record, noun, field, issue, onEdit, onStart }: RecordFieldFixProps) {
  const { key, type, label } = field

  return (
    <>
      {chosenTypes.includes(type) ? (
        <span className="w-48 max-md:w-full">
          <Suspense fallback={<Skeleton className="h-7 w-full" />}>
            <ValueControl definition={field} value={null} size="sm" onChange={(value) => onEdit({ kind: 'set', field: key, value })} />
          </Suspense>
        </span>
      ) : (
        <Button size="sm" onClick={onStart}>
          Enter {fieldInSentence({ field: key, label })}
        </Button>
      )}
      <FixForAll record={record} noun={noun} field={field} issue={issue} />
    </>
  )
}

function FixForAll({ record, noun, field, issue }: Pick<RecordFieldFixProps, 'record' | 'noun' | 'field' | 'issue'>): ReactNode {
  const { slug } = useOrganization()
  const can = useCan()
  const hasDefault = field.type === 'currency' || field.type === 'interval'
  const isAboutRule = codesOfRules.includes(issue.code)

  return (
    <>
      {can('fields.manage') && issue.code === 'unmapped' && issue.found !== null && issue.found.length < FOUND_MAX ? (
        <AddToLookup connectionId={record.connectionId} noun={noun} field={field} found={issue.found} />
      ) : null}
      {can('organization.manage') && hasDefault && issue.code !== 'invalid' && issue.code !== 'unmapped' ? (
        <TextLink href={`/${slug}/company/settings`} className="text-12">
          Set a default
        </TextLink>
      ) : null}
      {can('fields.manage') && isAboutRule ? (
        <TextLink
          href={buildFieldRuleHref({ slug, connectionId: record.connectionId, object: noun.object, field: field.key })}
          className="text-12"
        >
          Fields & mapping
        </TextLink>
      ) : null}
    </>
  )
}

function AddToLookup(props: { connectionId: string; noun: RecordNoun; field: RecordField; found: string }) {
  const [isOpen, setIsOpen] = useState(false)

  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        Add to lookup…
      </Button>
      <Suspense fallback={null}>{isOpen ? <AddLookupRowDialog {...props} onClose={() => setIsOpen(false)} /> : null}</Suspense>
    </>
  )
}
