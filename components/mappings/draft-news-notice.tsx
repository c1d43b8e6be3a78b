'use client'

import { X } from 'lucide-react'
import { focusField } from '#components/mappings/focus-field.ts'
import { useMapper } from '#components/mappings/mapper-context.ts'
import type { DraftNews } from '#components/mappings/use-draft.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** A version that somebody else saved under the draft. It stands above the acts, where it moves no row. */
export function DraftNewsNotice() {
  const { draft, mapping } = useMapper()
  const { news } = draft
  const open = draft.draft?.conflicts[0]?.field
  const isDecided = news !== null && news.conflicts.length > 0 && open === undefined
  if (!news || isDecided) return null

  return (
    <Notice
      tone="amber"
      isAnnounced
      className="mb-2 last:mb-0"
      title={describeNews(news)}
      aside={
        <span className="-my-1 flex shrink-0 items-center gap-1">
          {open ? (
            <Button size="sm" onClick={() => focusField(open)}>
              Go to field
            </Button>
          ) : null}
          <IconButton size="sm" label="Close" icon={<X />} onClick={draft.dismissNews} />
        </span>
      }
    >
      <p>{describeEffect({ news, fields: mapping.fields })}</p>
    </Notice>
  )
}

function describeNews({ by, number }: DraftNews): string {
  return by === null ? `Version ${number} was saved while you were editing.` : `${by} saved version ${number} while you were editing.`
}

function describeEffect({ news, fields }: { news: DraftNews; fields: readonly FieldDefinition[] }): string {
  const nameAll = (keys: readonly string[]) => keys.map((key) => fields.find((field) => field.key === key)?.label ?? 'a field').join(', ')
  const taken = news.taken.length > 0 ? `Taken into your draft: ${nameAll(news.taken)}. ` : ''
  if (!news.isDraftLeft) return `${taken}It says everything that your draft said, so nothing is left to save.`
  if (news.conflicts.length === 0) return `${taken}Your changes are all here, and none touches theirs.`
  const count = formatCountOf({ count: news.conflicts.length, one: 'field was', many: 'fields were' })

  return `${taken}Your changes are all here. ${count} changed by both of you: ${nameAll(news.conflicts)}. Choose one for each, then save.`
}
