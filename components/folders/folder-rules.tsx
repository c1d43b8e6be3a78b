'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { FolderChoice, type FolderTarget } from '#components/folders/folder-choice.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { toast } from '#components/ui/toast.ts'
import type { FolderRule, Folders } from '#lib/domain/folders/contract.ts'
import { type SourceFileKind, sourceFileWords } from '#lib/domain/new-hires/files/terms.ts'

/** What a kind is, for somebody who chooses where it goes. */
const help: Readonly<Record<SourceFileKind, string>> = {
  Resume: 'The newest one; older ones stay as history',
  CandidateFile: 'What else is attached to the candidate',
  OfferLetter: 'As they were sent. Only roles that see pay see them',
  SignedOfferLetter: 'The newest one. Only roles that see pay see them',
}

/** Which files from Ashby go into which folder, or are left where they are. */
export function FolderRules({ folders, canManage }: { folders: Folders; canManage: boolean }) {
  return (
    <Panel title="Documents from Ashby" isFlush>
      <ul>
        {folders.rules.map((rule) => (
          <li
            key={rule.kind}
            className="flex min-h-13 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-2 last:border-0"
          >
            <div className="min-w-0 flex-1 basis-52">
              <p className="font-medium">{sourceFileWords[rule.kind].many}</p>
              <p className="text-12 text-ink-3">{help[rule.kind]}</p>
            </div>
            {canManage ? <RuleChoice rule={rule} folders={folders} /> : <p className="text-ink-2">{describeRule({ rule, folders })}</p>}
          </li>
        ))}
      </ul>
      <p className="border-t border-line bg-canvas px-4 py-3 text-12 text-ink-3">
        Documents come with a new hire where the account’s API key has Candidates Read and API Keys Read. A change holds for documents that
        are fetched from then on; what is here stays where it is.
      </p>
    </Panel>
  )
}

function RuleChoice({ rule, folders }: { rule: FolderRule; folders: Folders }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const words = sourceFileWords[rule.kind].many
  const change = useMutation(
    api.folders.setRule.mutationOptions({
      onSuccess: (after) => {
        queryClient.setQueryData(api.folders.list.queryKey({ input: {} }), after)
        const saved = after.rules.find(({ kind }) => kind === rule.kind)
        if (saved) toast.success(`${words}: ${describeRule({ rule: saved, folders: after }).toLowerCase()}`)
      },
      onError: toastError,
    }),
  )
  // What was chosen shows at once; a refusal puts it back.
  const shown: FolderTarget = change.isPending ? change.variables : rule

  return (
    <FolderChoice
      label={`Folder for ${words.toLowerCase()}`}
      folders={folders.items}
      value={shown}
      onChange={(target) => change.mutate({ kind: rule.kind, ...target })}
      canBeOff
      canCreate
      isDisabled={change.isPending}
      className="w-52 max-md:w-full"
    />
  )
}

function describeRule({ rule, folders }: { rule: FolderRule; folders: Folders }): string {
  if (rule.isOff) return 'Not fetched'

  return folders.items.find(({ id }) => id === rule.folderId)?.name ?? 'No folder'
}
