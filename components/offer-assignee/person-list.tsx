'use client'

import dynamic from 'next/dynamic'

/** Members to choose from, loaded with the first list that opens. */
export const PersonList = dynamic(() => import('#components/offer-assignee/person-options.tsx').then((module) => module.PersonOptions), {
  ssr: false,
})
