'use client'

import type { OfferEdit } from '#components/offers/apply-edit.ts'
import { CurrencyCombobox, IntervalSelect } from '#components/offers/pay-controls.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { Button } from '#components/ui/button.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { OfferFieldDefinition } from '#lib/domain/offers/schema.ts'

export type OfferFieldFixProps = { definition: OfferFieldDefinition; onEdit: (edit: OfferEdit) => void; onStart: () => void }

/** What solves an issue right at its field: the control for this offer, and the setting that would solve it for all. */
export function OfferFieldFix({ definition, onEdit, onStart }: OfferFieldFixProps) {
  const { key, type, label } = definition
  const { slug } = useOrganization()
  const can = useCan()
  const control = { label, value: null, size: 'sm', onValueChange: (value: string) => onEdit({ kind: 'set', field: key, value }) } as const
  const setDefault = can('organization.manage') ? (
    <TextLink href={`/${slug}/company/settings`} className="text-12">
      Set a default
    </TextLink>
  ) : null

  if (type === 'interval') {
    return (
      <>
        <IntervalSelect {...control} />
        {setDefault}
      </>
    )
  }
  if (type === 'currency') {
    return (
      <>
        <CurrencyCombobox {...control} />
        {setDefault}
      </>
    )
  }

  return (
    <Button size="sm" onClick={onStart}>
      Enter {label.toLowerCase()}
    </Button>
  )
}
