'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { type TakeHeld, useTakeHeld } from '#components/offers/use-take-held.ts'
import { withFields } from '#components/offers/with-fields.ts'
import { type RecordEdits, useRecordEdits } from '#components/record/use-record-edits.ts'

export type OfferEdits = RecordEdits & { takeHeld: TakeHeld }

/** Everything that can be done to the fields of an offer. */
export function useOfferEdits(id: string): OfferEdits {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()
  const onSaved = () => {
    void queryClient.invalidateQueries({ queryKey: api.offers.list.key() })
    // What stands in the way of publishing may be another now.
    void queryClient.invalidateQueries({ queryKey: api.offerPublishing.get.queryKey({ input: { id } }) })
  }
  const edits = useRecordEdits(id, { queryKey: api.offers.get.queryKey({ input: { id } }), procedures: client.offers, withFields, onSaved })
  const takeHeld = useTakeHeld(id, onSaved)

  return { ...edits, takeHeld }
}
