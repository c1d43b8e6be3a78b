'use client'

import { Button } from '#components/ui/button.tsx'

/** The end of a list that has more pages. */
export function ListFoot({ label, isLoading, onLoadMore }: { label: string; isLoading: boolean; onLoadMore: () => void }) {
  return (
    <div className="flex justify-center px-4 py-3">
      <Button size="sm" isLoading={isLoading} onClick={onLoadMore}>
        {label}
      </Button>
    </div>
  )
}
