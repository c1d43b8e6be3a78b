'use client'

import { RefreshCw } from 'lucide-react'
import { connectionNotice } from '#components/mappings/connection-notice.ts'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Catalogue } from '#lib/domain/mappings/contract.ts'

/** What must be known before anything is changed: a connection at rest, fields that cannot be read. */
export function MapperNotices() {
  const { ref, connection, catalogueNotice } = useMapper()
  const rest = connectionNotice({ ...connection, object: ref.object })
  // What a key may never see is no news: it stands below the table.
  const notice = catalogueNotice?.code === LIMITS || rest ? null : catalogueNotice
  if (!rest && !notice) return null

  return (
    <div className="flex flex-col gap-2 px-3 pt-3 pb-1">
      {rest ? (
        <Notice title={rest.title}>
          <p>{rest.text}</p>
        </Notice>
      ) : null}
      {notice ? <CatalogueProblem notice={notice} /> : null}
    </div>
  )
}

const LIMITS = 'limits'

/** What Ashby tells of custom fields at all, below the table for whoever misses one. */
export function CatalogueLimits() {
  const { catalogueNotice } = useMapper()

  return catalogueNotice?.code === LIMITS ? <p className="max-w-[88ch] text-12 text-ink-3">{catalogueNotice.message}</p> : null
}

function CatalogueProblem({ notice: { code, message } }: { notice: NonNullable<Catalogue['notice']> }) {
  const { readFieldsAgain } = useMapper()

  return (
    <Notice
      tone={code === 'unread' ? 'ink' : 'amber'}
      actions={
        <Button size="sm" icon={<RefreshCw />} onClick={readFieldsAgain}>
          Read Ashby’s fields again
        </Button>
      }
    >
      {message}
    </Notice>
  )
}
