'use client'

import { Download } from 'lucide-react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { type ImportKind, importWords } from '#components/record-import/import-kinds.ts'
import { RefusalList } from '#components/record-import/refusal-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Instant } from '#components/ui/time.tsx'
import type { RecordImport } from '#lib/domain/imports/contract.ts'
import { formatWhole } from '#lib/platform/format/counts.ts'

const problems: Readonly<Record<NonNullable<RecordImport['errorCode']>, string>> = {
  cancelled: 'The import was stopped. What was imported by then stays.',
  file_gone: 'The file was no longer there. What was imported by then stays: send the file again for the rest.',
  failed: 'Handoff could not go on. What was imported by then stays: send the file again for the rest.',
}

/** What became of the rows, and why some were refused. */
export function ImportEnd({ kind, ended, onAgain }: { kind: ImportKind; ended: RecordImport; onAgain: () => void }) {
  const { list, path, nothing, again } = importWords[kind]
  const { slug, timeZone } = useOrganization()
  const { id, seen, total, added, changed, refused, errorCode, finishedAt, by } = ended
  const same = seen - added - changed - refused

  return (
    <>
      {errorCode ? (
        <Notice
          tone={errorCode === 'cancelled' ? 'ink' : 'rust'}
          title={errorCode === 'cancelled' ? 'Import stopped' : 'Import ended early'}
        >
          {problems[errorCode]}
        </Notice>
      ) : (
        <Notice
          tone={refused === 0 ? 'moss' : 'amber'}
          title={refused === 0 ? 'Every row is in' : `${formatWhole(refused)} of ${formatWhole(seen)} rows refused`}
          isAnnounced
        >
          {refused === 0
            ? null
            : refused === seen
              ? `${nothing} Mend the rows in the file and import it again.`
              : `All others are in. Mend the refused rows and import the file again: ${again}.`}
        </Notice>
      )}
      <Panel title={<bdi>{ended.fileName}</bdi>}>
        <FactList
          facts={[
            { term: 'Rows', value: total === null || total === seen ? formatWhole(seen) : `${formatWhole(seen)} of ${formatWhole(total)}` },
            { term: 'Added', value: formatWhole(added) },
            { term: 'Changed', value: formatWhole(changed) },
            same > 0 ? { term: 'Already the same', value: formatWhole(same) } : null,
            { term: 'Refused', value: formatWhole(refused) },
            by ? { term: 'Imported by', value: <bdi>{by}</bdi> } : null,
            finishedAt ? { term: 'Ended', value: <Instant instant={finishedAt} timeZone={timeZone} /> } : null,
          ]}
        />
      </Panel>
      {refused > 0 ? (
        <Panel
          title="Refused rows"
          note={`${formatWhole(refused)}, counted without the headings`}
          isFlush
          actions={
            <a href={`${path}/${id}/refusals?organization=${encodeURIComponent(slug)}`} download className={buttonStyle({ size: 'sm' })}>
              <Download />
              Download CSV
            </a>
          }
        >
          <RefusalList id={id} kind={kind} />
        </Panel>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <ButtonLink variant="primary" href={list.hrefOf(slug)}>
          {list.open}
        </ButtonLink>
        <Button onClick={onAgain}>Import another file</Button>
      </div>
    </>
  )
}
