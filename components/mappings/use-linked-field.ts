'use client'

import { useQueryState } from 'nuqs'
import { useEffect } from 'react'
import { focusField } from '#components/mappings/focus-field.ts'
import { mappingParsers } from '#components/mappings/mapping-address.ts'

/** A link to a field, as from an offer that wants its value: the row comes into sight and gets the focus, once. */
export function useLinkedField(): void {
  const [field, setField] = useQueryState('field', mappingParsers.field)

  useEffect(() => {
    if (field === null) return
    focusField(field)
    // The address keeps what is on screen, not where one came in.
    void setField(null)
  }, [field, setField])
}
