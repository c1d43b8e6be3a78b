'use client'

import { useQueries } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { useApi } from '#components/api/provider.tsx'
import { buildMapperHref } from '#components/mappings/mapping-address.ts'
import type { TabItem } from '#components/ui/tabs.tsx'
import { type FieldObject, fieldObjects } from '#lib/domain/fields/terms.ts'

export type ObjectTabs = {
  /** Whose fields are open. */
  object: FieldObject
  /** Null where no account is connected. */
  connectionId: string | null
  /** Before another object's fields are opened: what is not saved may hold it back. */
  onLeave?: (event: { preventDefault: () => void }, href: string) => void
}

/** One tab for each object that has fields, with how many it has. */
export function useObjectTabs({ object: current, connectionId, onLeave }: ObjectTabs): TabItem[] {
  const api = useApi()
  const pathname = usePathname()
  const lists = useQueries({ queries: fieldObjects.map((object) => api.fields.list.queryOptions({ input: { object } })) })

  return fieldObjects.map((object, index) => {
    const href = buildMapperHref({ pathname, connectionId, object })

    return {
      href,
      label: tabLabels[object],
      isCurrent: object === current,
      count: lists[index]?.data?.filter(({ isArchived }) => !isArchived).length,
      onOpen: object === current || !onLeave ? undefined : (event) => onLeave(event, href),
    }
  })
}

const tabLabels: Readonly<Record<FieldObject, string>> = { Offer: 'Offers', Person: 'New hires and people', OpenJob: 'Open jobs' }
